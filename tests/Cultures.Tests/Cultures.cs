using System.Globalization;

namespace Cultures.Tests;

/// <summary>Cultures whose minus sign, digits, separators, calendar or direction of writing differ from those of English.</summary>
public static class Cultures
{
    /// <summary>Swedish has U+2212 as its minus, Arabic and Persian marks around it and other separators, Thai the year 2569.</summary>
    public static TheoryData<string> Names => ["sv-SE", "ar-SA", "th-TH", "fa-IR"];

    /// <summary>Sets the culture of the test that runs, and of the threads that it starts.</summary>
    public static void Use(string name)
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture;
    }
}
