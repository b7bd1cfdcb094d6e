namespace Tunewright.Databases;

/// <summary>A part of a batch's text, not a parameter.</summary>
internal readonly record struct Sql(string Text);
