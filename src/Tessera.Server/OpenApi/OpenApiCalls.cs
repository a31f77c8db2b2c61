using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Mvc.ModelBinding;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tessera.Server.Http;
using Tessera.Server.Http.Bodies;

namespace Tessera.Server.OpenApi;

/// <summary>
/// Brings what is known of each call into the API document: the records its handler reads, as types, so that the framework
/// makes their schemas; prose and examples, from a file of the dialect, into the finished operation.
/// Nothing here touches how a request is served.
/// </summary>
/// <param name="calls">By method and path, for example <c>GET /api/v2/balance</c>.</param>
/// <param name="statusOf">The status with which the dialect answers an error.</param>
internal sealed class OpenApiCalls(IReadOnlyDictionary<string, OpenApiCall> calls, Func<ApiError, int> statusOf) : IApiDescriptionProvider, IOpenApiOperationTransformer
{
    private const string Json = "application/json";

    public int Order => 0;

    public IEnumerable<string> Keys => calls.Keys;

    public OpenApiCall this[string key] => calls[key];

    /// <summary>Reads the calls of a dialect from its embedded file.</summary>
    /// <param name="dialect">The dialect's folder.</param>
    /// <param name="statusOf">The status with which it answers an error, if not with the error's own.</param>
    public static OpenApiCalls Load(string dialect, Func<ApiError, int>? statusOf = null)
    {
        var name = $"{typeof(OpenApiCalls).Assembly.GetName().Name}.Dialects.{dialect}.calls.json";
        using var file = typeof(OpenApiCalls).Assembly.GetManifestResourceStream(name) ?? throw new InvalidOperationException($"{name} is not embedded.");
        return new(JsonSerializer.Deserialize<Dictionary<string, OpenApiCall>>(file, WireJson.Options) ?? [], statusOf ?? (static error => error.Status));
    }

    public void OnProvidersExecuting(ApiDescriptionProviderContext context)
    {
    }

    public void OnProvidersExecuted(ApiDescriptionProviderContext context)
    {
        foreach (var described in context.Results)
        {
            if (Find(described) is not null)
            {
                AddTypes(described);
            }
        }
    }

    public async Task TransformAsync(OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        if (Find(context.Description) is not { } call)
        {
            return;
        }

        operation.Summary = call.Summary;
        operation.Description = call.Description;
        operation.Parameters ??= [];
        foreach (var query in Metadata<QueryMetadata>(context.Description))
        {
            var schema = await context.GetOrCreateSchemaAsync(query.Type, cancellationToken: cancellationToken);
            foreach (var (name, member) in schema.Properties ?? new Dictionary<string, IOpenApiSchema>())
            {
                operation.Parameters.Add(ToParameter(name, (OpenApiSchema)member));
            }
        }

        var headers = Metadata<IHeaderMetadata>(context.Description).Where(metadata => metadata.Header is not null)
            .Select(metadata => new OpenApiCall.Parameter(metadata.Header ?? "", "header", metadata.HeaderDescription));
        foreach (var parameter in headers.Concat(call.Parameters))
        {
            Describe(operation.Parameters, parameter);
        }

        // Each media type has a schema of its own, where the framework knows one for all.
        if (Metadata<BodyMetadata>(context.Description).ToList() is { Count: > 1 } bodies && operation.RequestBody?.Content is { } content)
        {
            foreach (var body in bodies)
            {
                content[body.MediaType].Schema = await context.GetOrCreateSchemaAsync(body.Type, cancellationToken: cancellationToken);
            }
        }

        AddSamples(operation.RequestBody?.Content?.Values ?? [], call.Request);
        operation.Responses ??= [];
        DescribeReply(operation.Responses, call);
        var refusals = Metadata<IRefusalMetadata>(context.Description).SelectMany(metadata => metadata.Refusals).Concat(OpenApiErrors.Always);
        OpenApiErrors.AddTo(operation.Responses, call.Errors.Concat(refusals.Select(statusOf)), context.Document);
        operation.Security = Metadata<ICredentialMetadata>(context.Description).FirstOrDefault() switch
        {
            null => [],
            { IsRequired: true } => null,
            _ => [ApiDocument.BearerIn(context.Document), new OpenApiSecurityRequirement()],
        };
    }

    /// <summary>The key of a call: route constraints are no part of it.</summary>
    public static string KeyOf(ApiDescription described)
    {
        var segments = (described.RelativePath ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Select(segment => segment.StartsWith('{') && segment.EndsWith('}') && segment.Contains(':', StringComparison.Ordinal) ? segment.Split(':')[0] + "}" : segment);
        return $"{described.HttpMethod} /{string.Join('/', segments)}";
    }

    private OpenApiCall? Find(ApiDescription described) => calls.GetValueOrDefault(KeyOf(described));

    private static IEnumerable<T> Metadata<T>(ApiDescription described) => described.ActionDescriptor.EndpointMetadata.OfType<T>();

    private static void AddTypes(ApiDescription described)
    {
        foreach (var (index, body) in Metadata<BodyMetadata>(described).Index())
        {
            described.SupportedRequestFormats.Add(new ApiRequestFormat { MediaType = body.MediaType });
            if (index == 0)
            {
                described.ParameterDescriptions.Add(new ApiParameterDescription
                {
                    Name = "body",
                    Source = BindingSource.Body,
                    Type = body.Type,
                    IsRequired = !body.IsOptional,
                });
            }
        }

        foreach (var reply in Metadata<ReplyMetadata>(described))
        {
            described.SupportedResponseTypes.Clear();
            var type = new ApiResponseType { StatusCode = StatusCodes.Status200OK, Type = reply.Type ?? typeof(void) };
            if (reply.Type is not null)
            {
                type.ApiResponseFormats.Add(new ApiResponseFormat { MediaType = Json });
            }

            described.SupportedResponseTypes.Add(type);
        }
    }

    private static void DescribeReply(OpenApiResponses responses, OpenApiCall call)
    {
        var (status, found) = responses.FirstOrDefault(response => response.Key.StartsWith('2'));
        if (found is not OpenApiResponse response)
        {
            throw new InvalidOperationException($"'{call.Summary}' does not say how it answers: {status}.");
        }

        AddSamples(response.Content?.Values ?? [], call.Reply);
        if (call.Events is { } events)
        {
            (response.Content ??= new Dictionary<string, OpenApiMediaType>()).Add("text/event-stream", new OpenApiMediaType
            {
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
                Example = JsonValue.Create(events),
            });
        }
    }

    private static void AddSamples(IEnumerable<OpenApiMediaType> content, IReadOnlyDictionary<string, OpenApiCall.Sample> samples)
    {
        foreach (var media in content)
        {
            foreach (var (name, sample) in samples)
            {
                (media.Examples ??= new Dictionary<string, IOpenApiExample>()).Add(
                    name, new OpenApiExample { Summary = sample.Summary, Value = sample.Value.DeepClone() });
            }
        }
    }

    private static void Describe(IList<IOpenApiParameter> parameters, OpenApiCall.Parameter described)
    {
        if (parameters.FirstOrDefault(parameter => parameter.Name == described.Name) is { } known)
        {
            known.Description = described.Description;
        }
        else
        {
            parameters.Add(new OpenApiParameter
            {
                Name = described.Name,
                In = described.In == "header" ? ParameterLocation.Header : ParameterLocation.Query,
                Description = described.Description,
                Schema = new OpenApiSchema { Type = JsonSchemaType.String },
            });
        }
    }

    private static OpenApiParameter ToParameter(string name, OpenApiSchema schema)
    {
        var parameter = new OpenApiParameter { Name = name, In = ParameterLocation.Query, Description = schema.Description, Schema = schema };
        (schema.Description, schema.Type) = (null, schema.Type & ~JsonSchemaType.Null);
        return parameter;
    }
}
