using VegfTrends.Core;

namespace VegfTrends.Papers.Formats;

/// <summary>Takes the fields of a paper out of PubmedArticle, MedlineCitation or PubmedBookArticle.</summary>
static class PubMedRecord
{
    public static void Fill(XmlItem record, PaperDraft draft)
    {
        if (record.Child("BookDocument") is { } book)
        {
            FillBook(record, book, draft);
        }
        else
        {
            XmlItem citation = record.Child("MedlineCitation") ?? record;
            FillIds(citation, record.At("PubmedData", "ArticleIdList", "ArticleId"), draft);
            FillArticle(citation, draft);
        }
    }

    // Only ids of the article itself are passed in; those of its references stand in lists of the same name further
    // down.
    static void FillIds(XmlItem citation, IEnumerable<XmlItem> articleIds, PaperDraft draft)
    {
        draft.SetPmid(citation.TextAt("PMID"));
        foreach (
            XmlItem location in citation
                .At("Article", "ELocationID")
                .Where(l => l.Attribute("EIdType") == "doi" && l.Attribute("ValidYN") != "N")
        )
        {
            draft.SetDoi(location.Text);
        }

        foreach (XmlItem id in articleIds)
        {
            switch (id.Attribute("IdType"))
            {
                case "doi":
                    draft.SetDoi(id.Text);
                    break;
                case "pmc":
                    draft.SetPmcid(id.Text);
                    break;
                case "pubmed":
                    draft.SetPmid(id.Text);
                    break;
            }
        }

        foreach (XmlItem other in citation.All("OtherID"))
        {
            draft.SetPmcid(other.Text);
        }
    }

    static void FillArticle(XmlItem citation, PaperDraft draft)
    {
        if (citation.Child("Article") is not { } article)
        {
            return;
        }

        if (
            article.TextAt("ArticleTitle") is { } title
            && !title.Contains("[Not Available]", StringComparison.OrdinalIgnoreCase)
        )
        {
            draft.AddTitle(title);
        }

        draft.AddTitle(article.TextAt("VernacularTitle"));
        draft.AddAbstract(Abstract(article.Child("Abstract")));

        // Chinese and English first: an abstract in a third language only fills an empty place.
        foreach (
            XmlItem other in citation
                .All("OtherAbstract")
                .OrderBy(o => o.Attribute("Language") is "chi" or "eng" ? 0 : 1)
        )
        {
            draft.AddAbstract(Abstract(other));
        }

        draft.SetJournal(
            article.TextAt("Journal", "Title")
                ?? article.TextAt("Journal", "ISOAbbreviation")
                ?? citation.TextAt("MedlineJournalInfo", "MedlineTA")
        );
        draft.SetDate(Date(article.At("Journal", "JournalIssue", "PubDate").FirstOrDefault()));

        // The issue's date is the date of the paper; the electronic one only sharpens it, or stands in for it.
        foreach (XmlItem electronic in article.All("ArticleDate"))
        {
            draft.SetDate(Date(electronic));
        }

        FillAuthors(article.Children.Where(c => c.Name == "AuthorList" && c.Attribute("Type") != "editors"), draft);
        draft.AddAffiliation(article.TextAt("Affiliation"));
        article.At("PublicationTypeList", "PublicationType").Each(draft.AddType);
        citation.At("KeywordList", "Keyword").Each(draft.AddKeyword);
        citation.At("MeshHeadingList", "MeshHeading", "DescriptorName").Each(draft.AddKeyword);
        article.At("DataBankList", "DataBank", "AccessionNumberList", "AccessionNumber").Each(draft.AddRegistryId);
        draft.Status = Status(
            citation.At("CommentsCorrectionsList", "CommentsCorrections").Select(c => c.Attribute("RefType")).ToList()
        );
    }

    static void FillBook(XmlItem record, XmlItem book, PaperDraft draft)
    {
        FillIds(
            book,
            book.At("ArticleIdList", "ArticleId").Concat(record.At("PubmedBookData", "ArticleIdList", "ArticleId")),
            draft
        );
        string? chapter = book.TextAt("ArticleTitle"),
            whole = book.TextAt("Book", "BookTitle");
        draft.AddTitle(chapter);
        draft.AddTitle(book.TextAt("VernacularTitle"));
        if (draft.HasText)
        {
            draft.SetJournal(whole);
        }
        else
        {
            draft.AddTitle(whole);
        }

        draft.AddAbstract(Abstract(book.Child("Abstract")));
        draft.SetDate(Date(book.At("Book", "PubDate").FirstOrDefault()) ?? Date(book.Child("ContributionDate")));
        IEnumerable<XmlItem> lists = book.All("AuthorList").Concat(book.At("Book", "AuthorList"));
        FillAuthors(lists.Where(l => l.Attribute("Type") != "editors"), draft);
        book.All("PublicationType").Each(draft.AddType);
        book.At("KeywordList", "Keyword").Each(draft.AddKeyword);
    }

    static void FillAuthors(IEnumerable<XmlItem> lists, PaperDraft draft)
    {
        foreach (XmlItem author in lists.SelectMany(l => l.All("Author")))
        {
            string? last = author.TextAt("LastName"),
                first = author.TextAt("ForeName") ?? author.TextAt("FirstName") ?? author.TextAt("Initials");
            string name = string.Join(
                ", ",
                new[] { last, first, author.TextAt("Suffix") }.Where(n => !string.IsNullOrWhiteSpace(n))
            );
            draft.AddAuthor(name.Length > 0 ? name : author.TextAt("CollectiveName"));

            // Until 2013 the affiliation of the first author stood without AffiliationInfo around it.
            author.At("AffiliationInfo", "Affiliation").Concat(author.All("Affiliation")).Each(draft.AddAffiliation);
        }
    }

    // "BACKGROUND: … METHODS: …", in the words of the journal.
    static string? Abstract(XmlItem? item) =>
        item is null
            ? null
            : string.Join(
                ' ',
                item.All("AbstractText")
                    .Select(part =>
                        part.Attribute("Label") is { Length: > 0 } label
                        && !label.Equals("UNLABELLED", StringComparison.OrdinalIgnoreCase)
                            ? $"{label.TrimEnd(':', ' ', '：')}: {part.Text}"
                            : part.Text
                    )
            );

    static PaperDate? Date(XmlItem? item)
    {
        if (item is null)
        {
            return null;
        }

        string? year = item.TextAt("Year"),
            month = item.TextAt("Month")?.Trim(),
            day = item.TextAt("Day")?.Trim();
        bool numeric = month is { Length: > 0 } && month.All(char.IsAsciiDigit);
        string? text =
            string.IsNullOrWhiteSpace(year) ? item.TextAt("MedlineDate")
            : numeric ? $"{year}-{month}{(day is null ? "" : "-" + day)}"
            : $"{year} {month} {day}";
        return DateText.TryParse(text, out PaperDate date) ? date : null;
    }

    static PublicationStatus Status(List<string?> links) =>
        links.Exists(l => l is "RetractionIn" or "WithdrawnIn") ? PublicationStatus.Retracted
        : links.Exists(l => l is "RetractionOf" or "PartialRetractionOf" or "ErratumFor" or "ExpressionOfConcernFor")
            ? PublicationStatus.Notice
        : links.Exists(l => l is "ErratumIn" or "CorrectedandRepublishedIn" or "PartialRetractionIn")
            ? PublicationStatus.Corrected
        : PublicationStatus.Published;
}
