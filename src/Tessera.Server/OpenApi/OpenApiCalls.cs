using System.Globalization;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Tessera.Server.OpenApi;

/// <summary>
/// Brings what is known of each call into the API document: the types of bodies that are read by hand go into its
/// description, so that the framework makes their schemas; words, parameters and examples into the finished operation.
/// Nothing here touches how a request is served.
/// </summary>
/// <param name="calls">By method and path, for example <c>GET /api/v2/balance</c>.</param>
internal sealed class OpenApiCalls(IReadOnlyDictionary<string, OpenApiCall> calls) : IApiDescriptionProvider, IOpenApiOperationTransformer
{
    private const string Json = "application/json";

    public int Order => 0;

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
        foreach (var described in context.Results)
        {
            if (Find(described) is { } call)
            {
                AddTypes(described, call);
            }
        }
    }

    public Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (Find(context.Description) is not { } call)
        {
            return Task.CompletedTask;
        }

        operation.Summary = call.Summary;
        operation.Description = call.Description;
        operation.Parameters ??= [];
        foreach (var value in call.Values)
        {
            if (operation.Parameters.FirstOrDefault(parameter => parameter.Name == value.Name) is { } known)
            {
                known.Description = value.Description;
            }
            else
            {
                operation.Parameters.Add(ToParameter(value));
            }
        }

        if (call.Request is { } request && operation.RequestBody is OpenApiRequestBody { Content: { } content } body)
        {
            body.Required = request.IsRequired;
            AddSamples(content.Values, request.Samples);
        }

        operation.Responses ??= [];
        Describe(operation.Responses, call.Reply);
        OpenApiErrors.AddTo(operation.Responses, call.Errors, context.Document);
        if (call.IsOpen)
        {
            operation.Security = [];
        }

        return Task.CompletedTask;
    }

    /// <summary>The key of a call: route constraints are no part of it.</summary>
    public static string KeyOf(ApiDescription described)
    {
        var segments = (described.RelativePath ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(segment => segment.StartsWith('{') && segment.Contains(':', StringComparison.Ordinal) ? segment.Split(':')[0] + "}" : segment);
        return $"{described.HttpMethod} /{string.Join('/', segments)}";
    }

    private OpenApiCall? Find(ApiDescription described) => calls.GetValueOrDefault(KeyOf(described));

    private static void AddTypes(ApiDescription described, OpenApiCall call)
    {
        if (call.Request is { } request)
        {
            described.SupportedRequestFormats.Add(new ApiRequestFormat { MediaType = request.MediaType });
            described.ParameterDescriptions.Add(new ApiParameterDescription
            {
                Name = "body",
                Source = BindingSource.Body,
                Type = request.Type,
                IsRequired = request.IsRequired,
            });
        }

        described.SupportedResponseTypes.Clear();
        var reply = new ApiResponseType { StatusCode = call.Reply.Status, Type = call.Reply.Type ?? typeof(void) };
        if (call.Reply.Type is not null)
        {
            reply.ApiResponseFormats.Add(new ApiResponseFormat { MediaType = Json });
        }

        described.SupportedResponseTypes.Add(reply);
    }

    private static void Describe(OpenApiResponses responses, OpenApiReply reply)
    {
        var status = reply.Status.ToString(CultureInfo.InvariantCulture);
        if (!responses.TryGetValue(status, out var found) || found is not OpenApiResponse response)
        {
            return;
        }

        AddSamples(response.Content?.Values ?? [], reply.Samples);
        if (reply.Events is { } events)
        {
            (response.Content ??= new Dictionary<string, OpenApiMediaType>()).Add("text/event-stream", new OpenApiMediaType
            {
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                Example = JsonValue.Create(events),
            });
        }
    }

    private static void AddSamples(IEnumerable<OpenApiMediaType> content, IReadOnlyList<OpenApiSample> samples)
    {
        foreach (var media in content)
        {
            foreach (var sample in samples)
            {
                (media.Examples ??= new Dictionary<string, IOpenApiExample>()).Add(
                    sample.Name, new OpenApiExample { Summary = sample.Summary, Value = JsonNode.Parse(sample.Json) });
            }
        }
    }

    private static OpenApiParameter ToParameter(OpenApiValue value) => new()
    {
        Name = value.Name,
        In = value.IsHeader ? ParameterLocation.Header : ParameterLocation.Query,
        Description = value.Description,
        Schema = new OpenApiSchema
        {
            Type = value.IsWhole ? JsonSchemaType.Integer : JsonSchemaType.String,
            Minimum = value.Min?.ToString(CultureInfo.InvariantCulture),
            Maximum = value.Max?.ToString(CultureInfo.InvariantCulture),
            Default = value.Usual is { } usual ? JsonValue.Create(usual) : null,
            Enum = value.Allowed.Count == 0 ? null : [.. value.Allowed.Select(word => (JsonNode)JsonValue.Create(word))],
        },
    };
}
