namespace Tessera.Server.Http.Bodies;

/// <summary>A request with rules that concern several of its members, or that only a service can judge.</summary>
internal interface ICheckedBody
{
    /// <summary>What is wrong beyond what the annotations say; reported together with that.</summary>
    IEnumerable<FieldError> Check(IServiceProvider services);
}
