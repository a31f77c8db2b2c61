namespace Tessera.Server.Generations;

/// <summary>
/// What a generation is generated for besides its account's history, such as an image of a workspace. The slice in question
/// derives its own record, which its <see cref="IAdmissionCharge"/> recognises.
/// </summary>
internal abstract record GenerationTarget;
