using System.Text.Json.Serialization.Metadata;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Tessera.Server.Http;

namespace Tessera.Server.OpenApi;

/// <summary>
/// The API document of a dialect, <c>GET /openapi/{name}.json</c>: the paths it covers and what no handler can say of them.
/// What is served is checked in as <c>docs/api/{name}.json</c>.
/// </summary>
/// <param name="Name">The name in its address.</param>
/// <param name="Title">Its title; <c>/docs</c> lists documents by it.</param>
internal sealed record ApiDocument(string Name, string Title)
{
    private const string Bearer = "bearer";

    /// <summary>The folder of the dialect, whose <c>calls.json</c> has the prose and the examples.</summary>
    public required string Dialect { get; init; }

    public required string Version { get; init; }

    /// <summary>The document covers the routes that begin with one of these.</summary>
    public required IReadOnlyList<string> Paths { get; init; }

    /// <summary>In Markdown.</summary>
    public required string Description { get; init; }

    public required string BearerDescription { get; init; }

    public required IReadOnlyList<OpenApiGroup> Groups { get; init; }

    /// <summary>The status with which the dialect answers an error, if not with the error's own.</summary>
    public Func<ApiError, int>? StatusOf { get; init; }

    /// <summary>A schema's name; null writes the schema where it is used.</summary>
    public Func<JsonTypeInfo, string?> NameOf { get; init; } = OpenApiSchemas.NameOf;

    /// <summary>Corrects the schemas of types that only this dialect has.</summary>
    public Func<OpenApiSchema, OpenApiSchemaTransformerContext, CancellationToken, Task>? CorrectAsync { get; init; }

    /// <summary>Adds the errors of the dialect, and what else the document needs at its end.</summary>
    public required Func<OpenApiDocument, OpenApiDocumentTransformerContext, CancellationToken, Task> FinishAsync { get; init; }

    // Dialects may share a path: a route with a group is described only in that document.
    public bool Covers(ApiDescription described) => described.GroupName is { } group
        ? group == Name
        : Paths.Any(path => described.RelativePath?.StartsWith(path, StringComparison.Ordinal) ?? false);

    public void AddTo(IServiceCollection services)
    {
        // Loaded when the document is first requested: a start does not wait for samples and schemas.
        services.AddKeyedSingleton(Name, (_, _) => OpenApiCalls.Load(Dialect, StatusOf));
        services.AddKeyedSingleton(Name, (provider, _) => new OpenApiFile(Name, provider));
        services.AddSingleton<IApiDescriptionProvider>(provider => CallsOf(provider));
        services.AddOpenApi(Name, options =>
        {
            options.ShouldInclude = Covers;
            options.CreateSchemaReferenceId = new SchemaNames(NameOf).Of;
            options.AddSchemaTransformer(OpenApiSchemas.CorrectAsync);
            if (CorrectAsync is { } correct)
            {
                options.AddSchemaTransformer(correct);
            }

            options.AddOperationTransformer((operation, context, ct) => CallsOf(context.ApplicationServices).TransformAsync(operation, context, ct));
            options.AddDocumentTransformer(DescribeAsync);
        });
    }

    public void MapTo(IEndpointRouteBuilder routes)
    {
        var file = routes.ServiceProvider.GetRequiredKeyedService<OpenApiFile>(Name);
        routes.MapGet($"/openapi/{Name}.json", async () => TypedResults.Bytes(await file.ReadAsync(), "application/json; charset=utf-8"))
            .ExcludeFromDescription();
    }

    /// <summary>The requirement of credentials.</summary>
    public static OpenApiSecurityRequirement BearerIn(OpenApiDocument? document) => new() { [new OpenApiSecuritySchemeReference(Bearer, document)] = [] };

    private OpenApiCalls CallsOf(IServiceProvider services) => services.GetRequiredKeyedService<OpenApiCalls>(Name);

    private Task DescribeAsync(OpenApiDocument document, OpenApiDocumentTransformerContext context, CancellationToken ct)
    {
        document.Info = new OpenApiInfo { Title = Title, Version = Version, Description = Description.ReplaceLineEndings("\n") };
        document.Servers = [new OpenApiServer { Url = "/" }];
        document.AddComponent(Bearer, new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = Bearer, Description = BearerDescription });
        document.Security = [BearerIn(document)];
        document.Tags = Groups.Select(group => new OpenApiTag { Name = group.Name, Description = group.Description }).ToHashSet();
        return FinishAsync(document, context, ct);
    }
}
