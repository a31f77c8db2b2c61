namespace Tessera.Server.Generations;

/// <summary>The form in which a dialect notifies the URL that a request names. A generation stores its name, and after a space what the request asked for.</summary>
internal interface IWebhookForm
{
    string Name { get; }

    /// <summary>The body for a request that was admitted; null where it asked for none.</summary>
    /// <param name="asked">What the request asked for.</param>
    /// <param name="generation">Its first generation.</param>
    string? BodyOfStart(string asked, Generation generation);

    /// <summary>The body for a request whose generations have all ended; null where it asked for none.</summary>
    /// <param name="asked">What the request asked for.</param>
    /// <param name="batch">Its generations.</param>
    string? BodyOfEnd(string asked, GenerationBatch batch);
}
