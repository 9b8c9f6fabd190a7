namespace VegfTrends.Papers.Formats;

/// <summary>The letters that exports spell out, by their names. Capitals that look like Latin ones are written as
/// those.</summary>
static class GreekLetters
{
    public static IReadOnlyDictionary<string, string> ByName { get; } =
        new Dictionary<string, string>
        {
            ["alpha"] = "α",
            ["beta"] = "β",
            ["gamma"] = "γ",
            ["delta"] = "δ",
            ["epsilon"] = "ε",
            ["zeta"] = "ζ",
            ["eta"] = "η",
            ["theta"] = "θ",
            ["iota"] = "ι",
            ["kappa"] = "κ",
            ["lambda"] = "λ",
            ["mu"] = "μ",
            ["nu"] = "ν",
            ["xi"] = "ξ",
            ["pi"] = "π",
            ["rho"] = "ρ",
            ["sigma"] = "σ",
            ["tau"] = "τ",
            ["upsilon"] = "υ",
            ["phi"] = "φ",
            ["chi"] = "χ",
            ["psi"] = "ψ",
            ["omega"] = "ω",
            ["Gamma"] = "Γ",
            ["Delta"] = "Δ",
            ["Theta"] = "Θ",
            ["Lambda"] = "Λ",
            ["Sigma"] = "Σ",
            ["Phi"] = "Φ",
            ["Psi"] = "Ψ",
            ["Omega"] = "Ω",
        };
}
