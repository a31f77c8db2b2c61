using Microsoft.Extensions.Configuration;
using Tessera.Providers;
using Tessera.Server.Configuration;
using Tessera.Server.Providers;
using Tessera.Server.Tests.Upstream;

namespace Tessera.Server.Tests.Providers;

/// <summary>Where credentials come from: the configuration, and what people have in their environment already.</summary>
public sealed class CredentialSourceTests
{
    public static TheoryData<string, string> Names()
    {
        var names = new TheoryData<string, string>();
        foreach (var provider in BuiltInProviders.All)
        {
            foreach (var name in provider.KeyNames)
            {
                names.Add(provider.Name, name);
            }
        }

        return names;
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_key_is_found_under_its_vendor_s_usual_name(string provider, string name)
    {
        var found = Of([], (name, " sk-0123456789abcdef "));

        var credential = found.ShouldHaveSingleItem();
        (credential.Provider, credential.Name, credential.Secret).ShouldBe((provider, "env", "sk-0123456789abcdef"));
        credential.Source.ShouldBe(CredentialSource.Environment);
        credential.ToString().ShouldNotContain("sk-");
    }

    [Theory]
    [InlineData("OLLAMA_HOST", "127.0.0.1:11434", "http://127.0.0.1:11434/v1")]
    [InlineData("OLLAMA_HOST", "https://ollama.example/v1", "https://ollama.example/v1")]
    [InlineData("OPENAI_BASE_URL", "http://127.0.0.1:8000/v1", "http://127.0.0.1:8000/v1")]
    public void An_address_is_found_under_its_usual_name(string name, string text, string address) =>
        Of([], (name, text)).ShouldHaveSingleItem().BaseUrl.ShouldBe(address);

    [Fact]
    public void Our_own_names_take_precedence_over_the_environments()
    {
        var configured = new ProvidersOptions { ["openai"] = new ProviderOptions { BaseUrl = "http://127.0.0.1:1/v1" } };

        var credential = Of(configured, ("OPENAI_API_KEY", "from-environment"), ("OPENAI_BASE_URL", "http://127.0.0.1:2/v1")).ShouldHaveSingleItem();

        (credential.BaseUrl, credential.Secret, credential.Name).ShouldBe(("http://127.0.0.1:1/v1", "from-environment", "config"));
    }

    [Fact]
    public async Task A_key_in_the_environment_serves_its_vendor_s_models()
    {
        await using var vendor = await ChatUpstream.StartAsync();
        await using var server = await TestServer.StartAsync($"--OPENAI_BASE_URL={vendor.BaseUrl}", "--OPENAI_API_KEY=sk-environment");
        var account = await server.OpenAccountAsync();

        var body = await account.Client.GenerateAsync("""{"model":"gpt-5","prompt":"Hello"}""");

        body.Text("status").ShouldBe("completed");
        vendor.Keys.ShouldBe(["sk-environment"]);
    }

    [Theory]
    [InlineData("--Tessera:Providers:opnai:ApiKey=x", "Did you mean openai?")]
    [InlineData("--Tessera:Providers:openai:Weight=x", "Tessera:Providers:openai")]
    [InlineData("--Tessera:Providers:openai:BaseUrl=nowhere", "nowhere")]
    [InlineData("--Tessera:Routing:Retries=9", "Retries")]
    [InlineData("--Tessera:Providers:deepseek:ApiKey=two words", "deepseek/config of the configuration cannot be used: its key has characters")]
    [InlineData("--Tessera:Providers:vllm:Pictures=true", "Tessera:Providers:vllm:Pictures has no effect")]
    [InlineData("--Tessera:Providers:vllm:ApiKey=key", "its base URL must be given")]
    [InlineData("--ANTHROPIC_API_KEY=two words", "anthropic/env of the environment cannot be used")]
    public async Task A_mistake_in_the_configuration_stops_the_start(string setting, string named)
    {
        var stopped = await Should.ThrowAsync<ConfigurationException>(TestServer.StartAsync(setting));

        stopped.Message.ShouldContain(named);
    }

    private static List<ProviderCredential> Of(ProvidersOptions configured, params (string Name, string Value)[] environment) =>
    [
        .. ConfiguredCredentials.Of(configured, new ConfigurationBuilder()
            .AddInMemoryCollection(environment.Select(variable => KeyValuePair.Create<string, string?>(variable.Name, variable.Value))).Build()),
    ];
}
