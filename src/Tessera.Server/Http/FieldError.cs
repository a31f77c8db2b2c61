namespace Tessera.Server.Http;

/// <summary>What is wrong with one member of a request.</summary>
/// <param name="Field">The member, as the caller wrote it.</param>
/// <param name="Message">A sentence that names the value seen and what to do.</param>
/// <param name="Allowed">The values allowed, where they can be listed.</param>
internal sealed record FieldError(string Field, string Message, IReadOnlyList<string>? Allowed = null);
