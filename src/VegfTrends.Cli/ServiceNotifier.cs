using Microsoft.Extensions.Hosting.Systemd;

namespace VegfTrends.Cli;

/// <summary>Tells systemd how a long-running command fares; says nothing where there is no systemd.</summary>
sealed class ServiceNotifier
{
    readonly SystemdNotifier _systemd = new();

    public void Ready() => _systemd.Notify(ServiceState.Ready);

    public void Stopping() => _systemd.Notify(ServiceState.Stopping);

    public void Status(string text) => _systemd.Notify(new ServiceState($"STATUS={text}"));
}
