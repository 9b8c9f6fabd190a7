using System.Text;
using VegfTrends.Cli;

// Whatever the terminal's locale: rows are JSON, and titles are Chinese.
Console.OutputEncoding = new UTF8Encoding(false);

return await App.RunAsync(args, Console.Out, Console.Error);
