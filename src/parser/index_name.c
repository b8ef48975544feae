/* SPDX-License-Identifier: MIT */
/* Names of files and folders that generators of sites give to what is no
 * article, searched one by one. */
#include <config.h>

#include "parser/index_name.h"

static const struct str stems[] = {
    STR_INIT("readme"),       STR_INIT("summary"),  STR_INIT("license"),
    STR_INIT("contributing"), STR_INIT("_sidebar"), STR_INIT("changelog"),
    STR_INIT("_navbar"),      STR_INIT("_index"),   STR_INIT("_coverpage"),
    STR_INIT("robots"),       STR_INIT("404"),      STR_INIT("requirements"),
    STR_INIT("tags"),         STR_INIT("archives"), STR_INIT("categories"),
    STR_INIT("bookmarks"),    STR_INIT("sitemap"),  STR_INIT("_footer"),
};

static const struct str folders[] = {
    STR_INIT("_includes"),
    STR_INIT("_layouts"),
    STR_INIT("_partials"),
};

static struct str take_folder(struct str *path)
{
    size_t slash = str_chr(*path, '/');
    struct str name = str_head(*path, slash);
    *path = str_skip(*path, slash + 1);
    return name;
}

bool index_name(struct str path)
{
    while (str_chr(path, '/') < path.n) {
        struct str folder = take_folder(&path);
        if (STR_ANY(folder, str_eq, folders))
            return true;
    }
    size_t dot = str_chr(path, '.');
    struct str stem = dot > 0 ? str_head(path, dot) : path;
    if (STR_ANY(stem, str_eq_nocase, stems))
        return true;
    return str_starts_nocase(path, STR("readme-")) ||
           str_starts_nocase(path, STR("readme_"));
}
