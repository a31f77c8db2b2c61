namespace Tessera.Providers.Sandbox;

/// <summary>Everything the sandbox can make, in one list.</summary>
internal static class SandboxMakers
{
    public static IReadOnlyDictionary<TaskKind, ISandboxMaker> All() => new Dictionary<TaskKind, ISandboxMaker>
    {
        [TaskKind.Tool] = new SandboxTools(Tools()),
    };

    private static Dictionary<string, ISandboxMaker> Tools() => [];
}
