using ClosedXML.Excel;
using VegfTrends.Core;

namespace VegfTrends.Reporting.Workbook;

/// <summary>In which languages the studies are, year by year, and from which countries, where the sources say
/// so.</summary>
sealed class OriginTable(IXLWorksheet sheet, TrendReport report, WorkbookTexts texts, SheetPen pen)
{
    const int Countries = 20;

    /// <summary>Returns the first row below.</summary>
    public int Write(int row)
    {
        pen.Section(sheet.Cell(row++, 1), texts.ByLanguage);
        pen.Header(sheet.Cell(row, 1), SheetPen.Unique([texts.Year, texts.ZhOnly, texts.EnOnly, texts.BothLanguages]));
        sheet.Row(row).Height = RowHeight.Of(2);
        int first = row + 1;
        foreach (LanguageCount year in report.Trends.Languages.Where(l => l.Category is null))
        {
            row++;
            pen.Text(sheet.Cell(row, 1), year.Year.ToString(System.Globalization.CultureInfo.InvariantCulture));
            sheet.Cell(row, 2).SetValue(year.Zh);
            sheet.Cell(row, 3).SetValue(year.En);
            sheet.Cell(row, 4).SetValue(year.Both);
        }

        Look(first, row, 4, "LanguageCounts");
        row += 2;
        pen.Section(sheet.Cell(row++, 1), texts.ByCountry);
        pen.Text(sheet.Cell(row++, 1), texts.CountriesKnown(report.Trends.CountriesKnown, report.Trends.Counted));
        CountryCount[] countries = [.. report.Trends.Countries.Where(c => c.Category is null).Take(Countries)];
        if (countries.Length == 0)
        {
            return row;
        }

        pen.Header(sheet.Cell(row, 1), [texts.Country, "ISO 3166", texts.Studies]);
        first = row + 1;
        foreach (CountryCount country in countries)
        {
            row++;
            pen.Text(sheet.Cell(row, 1), CountryNames.Of(country.Country).In(texts.Language));
            pen.Text(sheet.Cell(row, 2), country.Country);
            sheet.Cell(row, 3).SetValue(country.Count);
        }

        Look(first, row, 3, "CountryCounts");
        return row + 1;
    }

    void Look(int first, int last, int columns, string table)
    {
        sheet.Range(first - 1, 2, last, columns).Style.Alignment.SetHorizontal(XLAlignmentHorizontalValues.Right);
        SheetPen.Lines(sheet.Range(first, 1, last, columns));
        SheetPen.Table(sheet.Range(first - 1, 1, last, columns), table);
    }
}
