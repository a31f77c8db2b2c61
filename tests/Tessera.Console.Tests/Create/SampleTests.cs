using System.Diagnostics;

namespace Tessera.Console.Tests.Create;

/// <summary>The code that Create shows runs as it is.</summary>
public sealed class SampleTests(ConsoleHost host)
{
    private static readonly (string Language, string Program, string Extension)[] Languages =
        [("cURL", "bash", "sh"), ("JavaScript", "node", "mjs"), ("Python", "python3", "py"), ("C#", Installation.DotNet, "cs")];

    [Theory]
    [InlineData("gpt-5-nano", "Sandbox")]
    [InlineData("photon-flash", "/generations/")]
    [InlineData("midjourney-v6", "/generations/")]
    public async Task A_sample_prints_the_result(string model, string expected)
    {
        Assert.SkipUnless(await HasRequestsAsync(), "Python's package requests is not installed.");
        var account = await ConsoleAccounts.NewAsync(host.Server);
        await using var console = await host.OpenAsync($"?model={model}&tab=code&prompt=It's \"quiet\"", Look.Default, account);
        var shown = console.Page.Locator("aside pre");
        await Assertions.Expect(shown).ToContainTextAsync(model);
        await Assertions.Expect(shown).ToContainTextAsync("quiet");
        foreach (var (language, program, extension) in Languages)
        {
            await console.Page.GetByRole(AriaRole.Radio, new() { Name = language, Exact = true }).CheckAsync();
            var code = await shown.InnerTextAsync();
            code.ShouldNotContain(account.Key);

            var folder = Directory.CreateTempSubdirectory("tessera-sample-");
            var file = Path.Combine(folder.FullName, $"sample.{extension}");
            await File.WriteAllTextAsync(file, code, TestContext.Current.CancellationToken);
            var output = extension == "cs" ? await CompileAndRunAsync(account.Key, file) : await RunAsync(program, account.Key, file);
            folder.Delete(recursive: true);

            output.ShouldContain(expected, Case.Sensitive, $"{language} for {model}");
        }
    }

    private static async Task<string> CompileAndRunAsync(string key, string file)
    {
        var assembly = Path.ChangeExtension(file, ".dll");
        await RunAsync(Installation.DotNet, "", [CSharpCompiler.Path, .. CSharpCompiler.Arguments(file, assembly)]);
        return await RunAsync(Installation.DotNet, key, "exec", "--runtimeconfig", CSharpCompiler.RuntimeConfig, assembly);
    }

    private static async Task<bool> HasRequestsAsync()
    {
        using var process = Start("python3", "", "-c", "import requests");
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return process.ExitCode == 0;
    }

    private static async Task<string> RunAsync(string program, string key, params string[] arguments)
    {
        using var process = Start(program, key, arguments);
        var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(0, $"{output}{await errors}");
        return output;
    }

    private static Process Start(string program, string key, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["TESSERA_API_KEY"] = key;
        return Process.Start(start) ?? throw new InvalidOperationException($"'{program}' did not start.");
    }
}
