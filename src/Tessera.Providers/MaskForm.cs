namespace Tessera.Providers;

/// <summary>How a vendor's mask marks the area to change.</summary>
public enum MaskForm
{
    /// <summary>White changes, black stays, as in our API.</summary>
    WhiteChanges,

    /// <summary>Black changes, white stays.</summary>
    BlackChanges,

    /// <summary>The transparent part changes.</summary>
    ClearChanges,
}
