/* SPDX-License-Identifier: MIT */
/* Search keys of any bytes; the first chooses the flags. */
#include <config.h>

#include "fuzz/check_fold.h"
#include "text/fold.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct str text = { (const char *)data + 1, size - 1 };
    const char *wrong;

    if (size == 0)
        return 0;
    wrong = check_fold(text, data[0] % (FOLD_JOIN + 1));
    if (wrong) {
        fprintf(stderr, "%s\n", wrong);
        abort();
    }
    return 0;
}
