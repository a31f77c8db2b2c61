using System.Text.Json;
using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;
using Tessera.Server.UnitTests.Catalog;

namespace Tessera.Server.UnitTests.Dialects;

/// <summary>A vendor's input is understood by the mapping with which the same vendor is called.</summary>
public sealed class VendorInputTests
{
    public static TheoryData<string> Providers => ["fal", "replicate"];

    [Theory]
    [MemberData(nameof(Providers))]
    public void What_a_route_sends_is_read_as_what_sends_the_same(string provider)
    {
        var checks = 0;
        foreach (var model in ShippedCatalog.Models.All)
        {
            foreach (var form in model.Routes.Where(route => route.Provider == provider).SelectMany(route => route.Forms))
            {
                foreach (var (option, value) in ValuesOf(model, form))
                {
                    var sent = Sent(model, form, new() { [option] = value });
                    var read = Read(model, form.Mapping, sent);

                    var again = Sent(model, form, OptionResolver.Resolve(model, read.Options).Values.Values.Where(member => read.Options.ContainsKey(member.Key))
                        .ToDictionary(member => member.Key, member => member.Value));
                    var where = $"{provider} {form.Model}, {model.Slug}, {option} = {value.GetRawText()}";
                    foreach (var (name, json) in sent)
                    {
                        again.ShouldContainKey(name, where);
                        OptionText.Of(again[name]).ShouldBe(OptionText.Of(json), where);
                        checks++;
                    }
                }
            }
        }

        checks.ShouldBeGreaterThan(200);
    }

    [Theory]
    [MemberData(nameof(Providers))]
    public void Files_are_found_under_the_names_that_a_route_gives_them(string provider)
    {
        foreach (var model in ShippedCatalog.Models.All.Where(model => model.Inputs.Count > 0))
        {
            foreach (var mapping in model.Routes.Where(route => route.Provider == provider).SelectMany(route => route.Forms).Select(form => form.Mapping))
            {
                foreach (var (own, name) in mapping.Inputs)
                {
                    var isList = name.EndsWith("[]", StringComparison.Ordinal);
                    var json = isList ? """["https://example.org/1.png","https://example.org/2.png"]""" : "\"https://example.org/1.png\"";
                    var read = Read(model, mapping, new() { [name.Replace("[]", "", StringComparison.Ordinal)] = JsonElement.Parse(json) }, out var problems);

                    OptionText.Of(read.Options[own]).ShouldBe("https://example.org/1.png");
                    (read.Options.ContainsKey($"{own}_2") || problems.Error is not null).ShouldBe(isList, $"{model.Slug} {name}");
                }
            }
        }
    }

    [Fact]
    public void A_value_of_our_own_is_kept_where_a_route_sends_the_same_for_another() =>
        Read("sd-3.5-large", "fal", """{"output_format":"png"}""").Options["format"].GetString().ShouldBe("png");

    [Theory]
    [InlineData("veo-3.1", "fal", """{"duration":"8s"}""", "duration", "8")]
    [InlineData("kling-v3", "fal", """{"duration":"7","generate_audio":true}""", "duration", "7")]
    [InlineData("kling-v3", "fal", """{"duration":"7","generate_audio":true}""", "audio", "true")]
    [InlineData("kling-v3", "replicate", """{"mode":"pro"}""", "resolution", "1080p")]
    [InlineData("nano-banana-pro", "replicate", """{"aspect_ratio":"16:9","resolution":"2K"}""", "size", "2688x1536")]
    [InlineData("nano-banana-pro", "fal", """{"aspect_ratio":"9:16"}""", "size", "768x1344")]
    [InlineData("flux-1.1-pro", "replicate", """{"aspect_ratio":"3:2","output_format":"jpg"}""", "format", "jpeg")]
    [InlineData("flux-1.1-pro", "replicate", """{"aspect_ratio":"3:2","output_format":"jpg"}""", "size", "1536x1024")]
    [InlineData("upscale-pro", "replicate", """{"upscale_factor":"4x"}""", "scale", "4")]
    [InlineData("gpt-5", "replicate", """{"max_completion_tokens":50}""", "max_tokens", "50")]
    public void Names_and_values_of_a_vendor_become_the_catalogues(string slug, string provider, string input, string option, string value) =>
        OptionText.Of(Read(slug, provider, input).Options[option]).ShouldBe(value);

    [Fact]
    public void A_member_that_no_model_has_is_ignored_with_a_warning_unless_it_names_a_file()
    {
        var read = Read("flux-1.1-pro", "fal", """{"guidance_scale":3.5,"control":"https://example.org/1.png"}""", out var problems);

        read.Warnings.ShouldHaveSingleItem().ShouldContain("`guidance_scale`");
        ErrorsOf(problems).ShouldHaveSingleItem().Field.ShouldBe("control");
    }

    [Fact]
    public void A_constant_of_the_route_may_be_given_as_it_is()
    {
        Read("kling-v2.1-pro", "fal", """{"generate_audio":false}""", out var same);
        Read("kling-v2.1-pro", "fal", """{"generate_audio":true}""", out var other);

        same.Error.ShouldBeNull();
        ErrorsOf(other).ShouldHaveSingleItem().Field.ShouldBe("generate_audio");
    }

    [Fact]
    public void The_errors_of_the_catalogue_have_the_callers_names()
    {
        var read = Read("flux-2-pro", "fal", """{"output_format":"png","image_urls":["https://example.org/1.png"]}""");
        var errors = read.InVendorNames(ApiErrors.Validation([
            new FieldError("format", "`format` must be webp."), new FieldError("image_url_2", "`image_url_2` holds text."), new FieldError("prompt", "`prompt` is long.")]));

        errors.Details.ShouldBeOfType<ApiErrors.FieldDetails>().Fields.Select(field => (field.Field, field.Message))
            .ShouldBe([("output_format", "`output_format` must be webp."), ("image_urls", "`image_urls` holds text."), ("prompt", "`prompt` is long.")]);
    }

    private static IReadOnlyList<FieldError> ErrorsOf(BodyProblems problems) =>
        problems.Error.ShouldNotBeNull().Details.ShouldBeOfType<ApiErrors.FieldDetails>().Fields;

    private static VendorInput Read(string slug, string provider, string input) => Read(slug, provider, input, out _);

    private static VendorInput Read(string slug, string provider, string input, out BodyProblems problems)
    {
        var model = ShippedCatalog.Model(slug);
        problems = new BodyProblems { MistypesAreFields = true };
        var read = new VendorInput(model, problems);
        read.Read(ShippedCatalog.Given(input), model.Routes.Where(route => route.Provider == provider).SelectMany(route => route.Forms).Select(form => form.Mapping));
        return read;
    }

    private static VendorInput Read(Model model, RouteMapping mapping, Dictionary<string, JsonElement> input) => Read(model, mapping, input, out _);

    private static VendorInput Read(Model model, RouteMapping mapping, Dictionary<string, JsonElement> input, out BodyProblems problems)
    {
        problems = new BodyProblems();
        var read = new VendorInput(model, problems);
        read.Read(input, [mapping]);
        return read;
    }

    private static Dictionary<string, JsonElement> Sent(Model model, ProviderRoute form, Dictionary<string, JsonElement> options) => form.Mapping
        .Apply(new TaskCall(model.Kind ?? TaskKind.Image, form.Model, "", new CallOptions(options), new Dictionary<string, MediaInput>(), ""))
        .Options.Values.ToDictionary(member => member.Key, member => member.Value);

    private static IEnumerable<(string Option, JsonElement Value)> ValuesOf(Model model, ProviderRoute form) =>
        from rule in model.Options.Values
        where rule.SameAs is null && form.Takes.RuleOf(rule) is not null && form.Mapping.Options.GetValueOrDefault(rule.Name) is not (OptionMapping.Drop or OptionMapping.Constant)
        from value in form.Takes.RuleOf(rule)?.Allowed ?? []
        select (rule.Name, value);
}
