namespace Tunewright.Databases;

/// <summary>A part of a batch's text.</summary>
internal readonly record struct Sql(string Text);
