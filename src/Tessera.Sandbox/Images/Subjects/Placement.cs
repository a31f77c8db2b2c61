namespace Tessera.Sandbox.Images.Subjects;

/// <summary>Where a subject belongs.</summary>
internal enum Placement
{
    /// <summary>On the ground, and on a table or sill indoors.</summary>
    Ground,

    /// <summary>On water if there is any; on the shore otherwise.</summary>
    Afloat,

    /// <summary>In the air.</summary>
    Sky,

    /// <summary>In deep water; in the air where there is none, which looks like a dream.</summary>
    Deep,

    /// <summary>Built in the middle distance.</summary>
    Land,
}
