using System.Text.Json;
using Tessera.Media;
using Tessera.Providers;
using Tessera.Server.Catalog;
using Tessera.Testing.Vendors;

namespace Tessera.Server.UnitTests.Fidelity;

/// <summary>Makes every call for one route, and says where the requests are not what the vendor takes or do not carry what was asked for.</summary>
internal sealed class RouteFidelity(RecordedProvider provider, WireRules rules, RouteForm form)
{
    private const string Usual = "A fox";

    private readonly Model _model = form.Model;
    private readonly ProviderRoute _route = form.Route;

    // By what is wrong: the cases in which it is.
    private readonly OrderedDictionary<string, List<string>> _problems = new(StringComparer.Ordinal);

    // By what is sent: what the first case that sent it is charged.
    private readonly Dictionary<string, long> _prices = new(StringComparer.Ordinal);

    public async Task<IReadOnlyList<string>> ProblemsAsync()
    {
        var made = new List<(RouteCase Case, string Sent)>();
        foreach (var one in RouteCases.Of(_model).Where(one => form.IsFor(FilesOf(one).Any()) && (form.IsAlone || !one.MayBeRefused)))
        {
            if (await SendAsync(one) is { } sent)
            {
                made.Add((one, sent));
            }
        }

        if (form.IsAlone)
        {
            Compare(made);
        }
        else
        {
            CompareDecidedByFile(made);
        }

        return [.. _problems.Select(problem => $"{_model.Slug} → {_route.Provider}/{_route.Model} [{Cases(problem.Value)}]: {problem.Key}")];
    }

    private static string Cases(List<string> names) => names.Count == 1 ? names[0] : $"{names[0]}, and {names.Count - 1} more";

    private async Task<string?> SendAsync(RouteCase one)
    {
        var resolution = OptionResolver.Resolve(_model, one.Given);
        if (resolution.Errors.Count > 0)
        {
            if (!one.MayBeRefused)
            {
                Report(one, $"the catalogue refuses what it offers: {resolution.Errors[0].Message}");
            }

            return null;
        }

        if (!_route.Carries(DemandOf(one, resolution)))
        {
            if (form.MustServe(one))
            {
                Report(one, $"the catalogue offers it, but the route does not take {string.Join(" and ", _route.Refused(DemandOf(one, resolution)))}");
            }

            return null;
        }

        var (requests, failure) = _model.Kind is { } kind
            ? await provider.SendAsync(TaskOf(kind, one, resolution))
            : _model.Category == Category.Embedding ? await provider.SendAsync(EmbeddingOf(one, resolution))
            : await provider.SendAsync(TextOf(one, resolution));
        // What a stub makes of a request is not asked here, but that there is one.
        if (requests.All(request => request.Method == "GET"))
        {
            Report(one, $"nothing was submitted: {failure}");
            return null;
        }

        var documents = await Task.WhenAll(requests.Select(request => WireDocument.OfAsync(request, _route.Model)));
        foreach (var (request, document) in requests.Zip(documents))
        {
            rules.Problems(_route.Model, document).ToList().ForEach(problem => Report(one, problem));
            CheckKey(one, request);
        }

        var sent = string.Join('\n', documents.Select(document => document.GetRawText()));
        CheckPrice(one, resolution, sent);
        return sent;
    }

    private CallDemand DemandOf(RouteCase one, OptionResolution resolution) =>
        new(resolution.Values, resolution.Given, [.. FilesOf(one).Select(input => input.Name)], (one.Prompt ?? Usual).Length) { SendsGivenOnly = _model.Kind is null };

    private IEnumerable<InputRule> FilesOf(RouteCase one) => _model.Inputs.Where(input => input.Required || one.Files.Contains(input.Name));

    private EmbeddingCall EmbeddingOf(RouteCase one, OptionResolution resolution) => new(_route.Model, [one.Prompt ?? Usual], GivenIn(resolution));

    // As RunText does: the defaults of the catalogue are not sent for a text.
    private static CallOptions GivenIn(OptionResolution resolution) =>
        new(resolution.Values.Values.Where(option => resolution.Given.Contains(option.Key)).ToDictionary(option => option.Key, option => option.Value));

    private TextCall TextOf(RouteCase one, OptionResolution resolution)
    {
        var messages = one.Messages ?? [new TextMessage("user", [new MessagePart.Text(one.Prompt ?? Usual)])];
        return _route.Mapping.Apply(new TextCall(_route.Model, messages, GivenIn(resolution)) { IsWhole = !one.IsStream });
    }

    private TaskCall TaskOf(TaskKind kind, RouteCase one, OptionResolution resolution)
    {
        // As AdmitGeneration does: a task always has a seed.
        var options = new Dictionary<string, JsonElement>(resolution.Values.Values, StringComparer.Ordinal);
        options.TryAdd("seed", JsonElement.Parse("20261129"));
        // A tool that takes no prompt may be given one: it must not reach the vendor.
        var prompt = _model.Prompt is InputUse.Optional && one.Prompt is null ? "" : one.Prompt ?? Usual;
        var files = FilesOf(one).ToDictionary(input => input.Name, FileOf);
        return _route.Mapping.Apply(new TaskCall(kind, _route.Model, prompt, new CallOptions(options), files, "tessera-7")
        {
            RewriteMask = (mask, image, form) => MaskImage.Rewrite(mask, image, form is MaskForm.BlackChanges, form is MaskForm.ClearChanges),
        });
    }

    private static MediaInput FileOf(InputRule input) => input.Media == "image" ? new("image/png", Samples.Png) : new("audio/mpeg", [0xFF, 0xFB, 0x90, 0x64, 0, 0, 0, 0]);

    // Which header has it is a rule of the vendor; nothing else may.
    private void CheckKey(RouteCase one, StubRequest request)
    {
        if (request.Path.Contains(VendorStub.Key, StringComparison.Ordinal) || request.Text.Contains(VendorStub.Key, StringComparison.Ordinal))
        {
            Report(one, "the key stands outside of the headers");
        }
    }

    private void CheckPrice(RouteCase one, OptionResolution resolution, string sent)
    {
        var tokens = PriceCalculator.Exact(_model, resolution.Values, new(one.Prompt?.Length ?? Usual.Length, 60_000)).Tokens;
        if (!_prices.TryAdd(sent, tokens) && _prices[sent] is var price && price != tokens)
        {
            Report(one, $"costs {tokens}, but sends the same request as what costs {price}");
        }
    }

    // Two values that send the same are one value to the vendor.
    private void Compare(List<(RouteCase Case, string Sent)> made)
    {
        var nothing = made.FirstOrDefault(one => one.Case.Name == "nothing").Sent;
        foreach (var values in made.Where(one => one.Case is { Option: not null, Files: [] }).GroupBy(one => one.Case.Option ?? ""))
        {
            if (IsMadeByTessera(values.Key))
            {
                continue;
            }

            foreach (var same in values.GroupBy(one => one.Sent, StringComparer.Ordinal).Where(same => same.Count() > 1))
            {
                Report(same.First().Case, $"sends the same request as {string.Join(" and ", same.Skip(1).Select(one => one.Case.Name))}");
            }

            if (values.Count() == 1 && values.Single().Sent == nothing && _model.Options[values.Key] is { Allowed.Count: not 1, Default: null })
            {
                Report(values.Single().Case, "sends the same request as nothing");
            }
        }
    }

    // What the catalogue leaves to the file is not sent beside it, and nothing else is lost.
    private void CompareDecidedByFile(List<(RouteCase Case, string Sent)> made)
    {
        foreach (var values in made.Where(one => one.Case is { Option: not null, Files.Count: > 0 }).GroupBy(one => (Option: one.Case.Option ?? "", Files: string.Join(' ', one.Case.Files))))
        {
            var isDecided = _route.DecidedByFile.Contains(values.Key.Option);
            foreach (var same in values.GroupBy(one => one.Sent, StringComparer.Ordinal).Where(same => !IsMadeByTessera(values.Key.Option) && (isDecided ? same.Count() < values.Count() : same.Count() > 1)))
            {
                Report(same.First().Case, isDecided ? "the file decides it, but it is sent" : $"sends the same request as {string.Join(" and ", same.Skip(1).Select(one => one.Case.Name))}");
            }
        }
    }

    // Files are converted to the format that was asked for.
    private bool IsMadeByTessera(string option) => option == "format" && _model.Kind is not null;

    private void Report(RouteCase one, string problem)
    {
        if (!_problems.TryGetValue(problem, out var cases))
        {
            _problems.Add(problem, cases = []);
        }

        cases.Add(one.Name);
    }
}
