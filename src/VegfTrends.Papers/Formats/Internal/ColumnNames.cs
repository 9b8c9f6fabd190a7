using System.Collections.Frozen;
using System.Text;
using VegfTrends.Core;

namespace VegfTrends.Papers.Formats;

/// <summary>The header names that databases and people give to the columns of a table of papers, in Chinese and
/// English.</summary>
static class ColumnNames
{
    // Written as Normalise leaves them: lower case, letters and digits only. Sources: Scopus, Web of Science (full
    // names and field tags), Embase, Cochrane, PubMed, Europe PMC, Lens, OpenAlex, Dimensions, Zotero, ASReview, CNKI,
    // WanFang, SinoMed.
    static readonly (PaperColumn Column, string Names)[] Table =
    [
        (PaperColumn.Id, "id paperid 编号"),
        (
            PaperColumn.Title,
            "title primarytitle articletitle documenttitle displayname ti 题名 标题 篇名 论文题名 论文标题 文献标题 "
                + "文献题名 题目 中文篇名 名称"
        ),
        (PaperColumn.TitleZh, "titlezh zhtitle titlechinese chinesetitle titlecn 中文标题 中文题名 中文题目"),
        (
            PaperColumn.TitleEn,
            "titleen entitle titleenglish englishtitle 英文标题 英文题名 英文篇名 英文题目 originaltitle "
                + "vernaculartitle translatedtitle"
        ),
        (
            PaperColumn.Abstract,
            "abstract abstracts abstractnote abstracttext notesabstract ab summary 摘要 文摘 内容摘要 摘要内容"
        ),
        (PaperColumn.AbstractZh, "abstractzh zhabstract abstractchinese chineseabstract abstractcn 中文摘要 中文文摘"),
        (
            PaperColumn.AbstractEn,
            "abstracten enabstract abstractenglish englishabstract 英文摘要 英文文摘 originalabstract"
        ),
        (
            PaperColumn.Authors,
            "authors author authorfullnames authornames firstauthors authorstring authorshipsauthordisplayname au af "
                + "creator creators 作者 著者 全部作者 中文作者 作者姓名 author作者"
        ),
        (PaperColumn.Year, "year publicationyear pubyear publishedyear py 年 年份 出版年 发表年份 出版年份 年代"),
        (
            PaperColumn.Date,
            "date publicationdate datepublished dateofpublication publisheddate pubdate coverdate 日期 发表时间 "
                + "出版时间 发表日期 出版日期 发表时间pubtime pubtime"
        ),
        (
            PaperColumn.Journal,
            "journal journalbook journaltitle journalname sourcetitle publicationname publicationtitle secondarytitle "
                + "containertitle primarylocationsourcedisplayname hostvenuedisplayname so 刊名 期刊 期刊名称 期刊名 "
                + "中文刊名 文献来源 刊名会议名"
        ),
        (PaperColumn.Source, "source 来源 出处"),
        (PaperColumn.Doi, "doi doilink di idsdoi 数字对象唯一标识符"),
        (PaperColumn.Pmid, "pmid pubmedid medlinepmid idspmid pm"),
        (PaperColumn.Pmcid, "pmcid pmc idspmcid"),
        (PaperColumn.CnkiId, "cnkiid cnki 知网编号 文件名"),
        (
            PaperColumn.Keywords,
            "keywords keyword authorkeywords indexkeywords authorskeywords keywordsplus meshterms manualtags kw de "
                + "关键词 关键字 中文关键词 主题词 机标关键词 英文关键词"
        ),
        (
            PaperColumn.Type,
            "type types documenttype publicationtype publicationtypes articletype referencetype typeofreference "
                + "itemtype pubtype dt 文献类型 文章类型 论文类型"
        ),
        (PaperColumn.Url, "url urls link links openurllink sourceurls externalurl 网址 链接 原文链接 全文链接 地址"),
        (PaperColumn.Language, "lang"),
        (
            PaperColumn.Registry,
            "clinicaltrialnumbers trialregistration registrynumber trialid nctnumber registryids 临床试验注册号 注册号"
        ),
        (PaperColumn.Retracted, "isretracted"),
        (
            PaperColumn.Affiliation,
            "affiliations affiliation addresses authoraffiliations authoraddress authorinstitutions c1 单位 机构 "
                + "作者单位 作者机构 第一单位 organ单位 organ机构"
        ),
    ];

    static readonly FrozenDictionary<string, PaperColumn> ByName = Table
        .SelectMany(t => t.Names.Split(' ').Select(n => KeyValuePair.Create(n, t.Column)))
        .ToFrozenDictionary();

    /// <summary>What each column holds. Both parts of a double name such as <c>Title-题名</c> are tried.</summary>
    public static PaperColumn[] Find(IEnumerable<string> header)
    {
        PaperColumn[] columns = [.. header.Select(Find)];

        // Web of Science tags: there, ID is "Keywords Plus".
        if (header.Any(h => h.Trim() == "TI") && header.Any(h => h.Trim() == "PT"))
        {
            int id = Array.IndexOf(columns, PaperColumn.Id);
            if (id >= 0)
            {
                columns[id] = PaperColumn.Keywords;
            }
        }

        return columns;
    }

    /// <summary>Whether a row with these columns can be the header of a table of papers: several cells, one of them a
    /// title or an abstract.</summary>
    public static bool IsHeader(PaperColumn[] columns) =>
        columns.Length > 1 && columns.Any(c => c is >= PaperColumn.Title and <= PaperColumn.AbstractEn);

    static PaperColumn Find(string name)
    {
        if (name.Length > 100)
        {
            return PaperColumn.Unknown;
        }

        if (ByName.TryGetValue(Normalise(name), out PaperColumn column))
        {
            return column;
        }

        foreach (string part in name.Split('-', '/', '(', '（', '|', '：'))
        {
            if (
                part.Length < name.Length
                && part.Any(c => c > '\u2E80')
                && ByName.TryGetValue(Normalise(part), out column)
            )
            {
                return column;
            }
        }

        return PaperColumn.Unknown;
    }

    static string Normalise(string name)
    {
        var kept = new StringBuilder(name.Length);
        foreach (char c in name)
        {
            if (char.IsLetterOrDigit(c))
            {
                kept.Append(CharFold.Fold(c));
            }
        }

        return kept.ToString();
    }
}
