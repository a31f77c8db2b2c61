namespace Tessera.Server.Http.Bodies;

/// <summary>A request with rules that involve several members or need a service.</summary>
internal interface ICheckedBody
{
    /// <summary>The errors that the annotations do not cover; reported together with theirs.</summary>
    IEnumerable<FieldError> Check(IServiceProvider services);
}
