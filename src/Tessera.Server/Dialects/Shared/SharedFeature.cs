using Tessera.Server.Dialects.Shared.Calls;
using Tessera.Server.Dialects.Shared.Conversations;
using Tessera.Server.Dialects.Shared.Members;
using Tessera.Server.Http;

namespace Tessera.Server.Dialects.Shared;

/// <summary>What all dialects use to read a call, run it and answer it.</summary>
internal static class SharedFeature
{
    public static void AddCallsOfDialects(this IServiceCollection services) => services
        .AddSingleton<MatcherPolicy, RequestHeaderPolicy>()
        .AddSingleton<ReadConversation>()
        .AddSingleton<ReadInputs>()
        .AddSingleton<ReadCall>()
        .AddSingleton<FindRoutedModel>()
        .AddSingleton<ReadVendorInput>()
        .AddSingleton<ServedModels>()
        .AddSingleton<WorkspaceRights>()
        .AddSingleton<ChangeMembers>()
        .AddSingleton<RunBatch>()
        .AddSingleton<RunVendorCall>();
}
