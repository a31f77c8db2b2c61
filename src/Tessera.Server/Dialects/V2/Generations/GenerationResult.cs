// A generation in the dialect it was asked for in; nothing more to write when it was streamed; or why there is none.
global using GenerationResult = Microsoft.AspNetCore.Http.HttpResults.Results<
    Tessera.Server.Http.WireReply<Tessera.Server.Dialects.V2.Replies.UnifiedReply>,
    Tessera.Server.Http.WireReply<Tessera.Server.Dialects.V2.Replies.ChatReply>,
    Tessera.Server.Http.WireReply<Tessera.Server.Dialects.V2.Replies.MediaReply>,
    Microsoft.AspNetCore.Http.HttpResults.EmptyHttpResult,
    Tessera.Server.Http.ApiError>;
