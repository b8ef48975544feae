dnl SPDX-License-Identifier: MIT
dnl The macros of configure.ac. Missing packages are collected in bk_missing
dnl (probes of build-aux/packages) and reported together.

dnl BK_FLAGS: the switches of configure.
AC_DEFUN([BK_FLAGS], [
AC_ARG_ENABLE([werror],
  [AS_HELP_STRING([--enable-werror], [make compiler warnings fatal])],
  [], [enable_werror=no])
AC_ARG_ENABLE([sanitizers],
  [AS_HELP_STRING([--enable-sanitizers],
    [build with AddressSanitizer and UndefinedBehaviorSanitizer])],
  [], [enable_sanitizers=no])
AC_ARG_ENABLE([fuzzing],
  [AS_HELP_STRING([--enable-fuzzing],
    [build tests/fuzz with libFuzzer (needs CC=clang)])],
  [], [enable_fuzzing=no])
bk_missing=
])

dnl BK_MISSING(PROBE): remember a missing package.
AC_DEFUN([BK_MISSING], [bk_missing="$bk_missing $1"])

dnl BK_CHECK_TOOL(VARIABLE, PROBE): missing when the variable is empty.
AC_DEFUN([BK_CHECK_TOOL], [AS_IF([test -z "$$1"], [BK_MISSING([$2])])])

dnl BK_CHECK_MODULE(PREFIX, MODULE, NEED): a pkg-config module; sets
dnl have_PREFIX. NEED lib: it must be there; test: its tests are skipped.
AC_DEFUN([BK_CHECK_MODULE], [
have_$1=no
PKG_CHECK_MODULES([$1], [$2], [have_$1=yes], [have_$1=no])
AS_IF([test "$have_$1$3" = nolib], [BK_MISSING([pc:$2])])
])

dnl BK_CHECK_HEADER_LIB(PREFIX, HEADER, LIBRARY, FUNCTION): a library without
dnl a pkg-config file.
AC_DEFUN([BK_CHECK_HEADER_LIB], [
bk_save_LIBS=$LIBS
have_$1=no
AC_CHECK_HEADER([$2], [AC_SEARCH_LIBS([$4], [$3], [have_$1=yes])])
AS_CASE([$ac_cv_search_$4], [-l*], [$1_LIBS=$ac_cv_search_$4], [$1_LIBS=])
LIBS=$bk_save_LIBS
AC_SUBST([$1_LIBS])
AS_IF([test $have_$1 = no], [BK_MISSING([h:$2])])
])

dnl BK_CHECK_UTIL: where forkpty is (libutil before glibc 2.34).
AC_DEFUN([BK_CHECK_UTIL], [
bk_save_LIBS=$LIBS
AC_CHECK_HEADERS([pty.h util.h libutil.h])
AC_SEARCH_LIBS([forkpty], [util], [bk_have_forkpty=yes], [bk_have_forkpty=no])
AS_CASE([$ac_cv_search_forkpty], [-l*], [UTIL_LIBS=$ac_cv_search_forkpty],
        [UTIL_LIBS=])
LIBS=$bk_save_LIBS
AC_SUBST([UTIL_LIBS])
])

dnl BK_TRY_CFLAG(FLAG, VARIABLE): add FLAG to VARIABLE if the compiler takes
dnl it without a word.
AC_DEFUN([BK_TRY_CFLAG], [
AS_VAR_PUSHDEF([bk_cache], [bk_cv_cflag_$1])
AC_CACHE_CHECK([whether $CC takes $1], [bk_cache], [
  bk_save_CFLAGS=$CFLAGS
  CFLAGS="$CFLAGS -Werror $1"
  AC_COMPILE_IFELSE([AC_LANG_PROGRAM()], [AS_VAR_SET([bk_cache], [yes])],
                    [AS_VAR_SET([bk_cache], [no])])
  CFLAGS=$bk_save_CFLAGS
])
AS_VAR_IF([bk_cache], [yes], [$2="$$2 $1"])
AS_VAR_POPDEF([bk_cache])
])

dnl BK_WARNINGS: WARN_CFLAGS, what every file of ours is compiled with.
AC_DEFUN([BK_WARNINGS], [
WARN_CFLAGS=
m4_foreach_w([bk_flag], [-Wall -Wextra -Wshadow -Wstrict-prototypes
    -Wmissing-prototypes -Wold-style-definition -Wpointer-arith
    -Wwrite-strings -Wformat=2 -Wvla -Wundef -Wimplicit-fallthrough
    -fstack-protector-strong],
  [BK_TRY_CFLAG(bk_flag, [WARN_CFLAGS])])
AS_IF([test "x$enable_werror" = xyes], [WARN_CFLAGS="$WARN_CFLAGS -Werror"])
AC_SUBST([WARN_CFLAGS])
])

dnl BK_MODES: MODE_CFLAGS and FUZZ_LDFLAGS for sanitizers and fuzzing.
AC_DEFUN([BK_MODES], [
MODE_CFLAGS=
FUZZ_LDFLAGS=
AS_IF([test "x$enable_sanitizers" = xyes], [
  MODE_CFLAGS="-fsanitize=address,undefined -fno-sanitize-recover=undefined"
  MODE_CFLAGS="$MODE_CFLAGS -fno-omit-frame-pointer"
])
AS_IF([test "x$enable_fuzzing" = xyes], [
  MODE_CFLAGS="$MODE_CFLAGS -fsanitize=fuzzer-no-link"
  FUZZ_LDFLAGS=-fsanitize=fuzzer
])
AS_IF([test -n "$MODE_CFLAGS"], [
  bk_save_CFLAGS=$CFLAGS
  CFLAGS="$CFLAGS $MODE_CFLAGS"
  AC_MSG_CHECKING([whether $CC builds with $MODE_CFLAGS])
  AC_LINK_IFELSE([AC_LANG_PROGRAM()], [AC_MSG_RESULT([yes])],
    [AC_MSG_RESULT([no])
     AC_MSG_ERROR([$CC cannot do this; fuzzing needs CC=clang])])
  CFLAGS=$bk_save_CFLAGS
])
AM_CONDITIONAL([FUZZING], [test "x$enable_fuzzing" = xyes])
AM_CONDITIONAL([SANITIZERS], [test -n "$MODE_CFLAGS"])
AC_SUBST([MODE_CFLAGS])
AC_SUBST([FUZZ_LDFLAGS])
])

dnl BK_REPORT_MISSING: one line for each missing package, then stop.
AC_DEFUN([BK_REPORT_MISSING], [
AS_IF([test -n "$bk_missing"], [
  AC_MSG_NOTICE([these packages are missing:])
  for bk_probe in $bk_missing; do
    $AWK -v probe="$bk_probe" '
      function known(i) { return @S|@i == "-" ? "part of the system" : @S|@i }
      @S|@2 == probe && !done++ {
        name = probe; sub(/.*:/, "", name)
        if (probe == "h:unistr.h") name = "libunistring"
        printf "  %s: Debian and Ubuntu %s, Fedora %s, Arch %s, Homebrew %s\n",
          name, known(3), known(4), known(5), known(6)
      }' "$srcdir/build-aux/packages"
  done
  AC_MSG_ERROR([install them and run configure again
     (from a git clone, ./bootstrap deps does it)])
])
])
