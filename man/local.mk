# SPDX-License-Identifier: MIT
dist_man_MANS += %D%/baokan.1
dist_noinst_SCRIPTS += build-aux/man-tables.sh

# Keys, commands and settings as the program has them.
update-man: all
	@$(MKDIR_P) %D%
	$(SHELL) $(srcdir)/build-aux/man-tables.sh ./baokan \
	  $(srcdir)/%D%/baokan.1 >%D%/baokan.1-t
	mv %D%/baokan.1-t $(srcdir)/%D%/baokan.1
.PHONY: update-man
