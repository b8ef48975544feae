/* SPDX-License-Identifier: MIT */
/*
 * replay - main for a fuzz target where libFuzzer is not linked: gives it each
 * file named on the command line, whole and cut in half.
 */
#include <config.h>

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A block of exactly the file's size, so that a sanitizer sees the end. */
static uint8_t *slurp(const char *path, size_t *size)
{
    FILE *f = fopen(path, "rb");
    long n = -1;
    uint8_t *p = NULL;
    if (f && fseek(f, 0, SEEK_END) == 0 && (n = ftell(f)) >= 0 &&
        fseek(f, 0, SEEK_SET) == 0 && (p = malloc(n ? (size_t)n : 1)) &&
        fread(p, 1, (size_t)n, f) != (size_t)n) {
        free(p);
        p = NULL;
    }
    if (f)
        fclose(f);
    *size = p ? (size_t)n : 0;
    return p;
}

int main(int argc, char **argv)
{
    int failed = 0;
    for (int i = 1; i < argc; i++) {
        size_t n;
        uint8_t *p = slurp(argv[i], &n);
        if (!p) {
            fprintf(stderr, "%s: cannot be read\n", argv[i]);
            failed = 1;
            continue;
        }
        LLVMFuzzerTestOneInput(p, n);
        LLVMFuzzerTestOneInput(p, n / 2);
        free(p);
    }
    return failed;
}
