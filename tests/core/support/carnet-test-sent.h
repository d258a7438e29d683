/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "support/carnet-test-world.h"

G_BEGIN_DECLS

/* What tests of copies write and look for. All of it asserts success. */

/** carnet_test_send: (transfer full): the path of a copy at @path, made for somebody. @report: (nullable):
 * its path is the one returned. */
char *carnet_test_send (CarnetLogbook    *logbook,
                        const char       *path,
                        CarnetSendContent content,
                        CarnetSendReport *report);
/** carnet_test_add: a new observation. */
CarnetId carnet_test_add (CarnetLogbook *logbook, const char *title, const char *visibility);
/** carnet_test_write_about: a new entity of @kind that names @id by @key. */
CarnetId carnet_test_write_about (CarnetLogbook  *logbook,
                                  const char     *kind,
                                  const char     *key,
                                  const CarnetId *id,
                                  const char     *text_key,
                                  const char     *text);
CarnetId carnet_test_comment (CarnetLogbook *logbook, const CarnetId *subject, const char *text);
CarnetId carnet_test_highlight (CarnetLogbook *logbook, const CarnetId *observation, const char *quote);
/** carnet_test_rest: a new statement that rests on @evidence. */
CarnetId carnet_test_rest (CarnetLogbook *logbook, const CarnetId *evidence, const char *title);
void     carnet_test_attach (CarnetLogbook *logbook, const CarnetId *observation, const char *text);
/** carnet_test_use: puts the id of @word into the set @prefix (theme/, actor/) of @observation. */
void carnet_test_use (CarnetLogbook  *logbook,
                      const CarnetId *observation,
                      const char     *prefix,
                      const CarnetId *word);
/** carnet_test_theme: the one of that label. */
CarnetId carnet_test_theme (CarnetLogbook *logbook, const char *label);
void     carnet_test_set_parent (CarnetLogbook *logbook, const CarnetId *theme, const CarnetId *parent);
/** carnet_test_actor: a new one. */
CarnetId carnet_test_actor (CarnetLogbook *logbook, const char *name);
/** carnet_test_file_has: whether @needle is anywhere in the bytes of the file. */
gboolean carnet_test_file_has (const char *path, const char *needle);
/** carnet_test_count_files: in a folder. */
guint carnet_test_count_files (const char *folder);
/** carnet_test_use_cp: from now on a `cp` of ours is asked to share blocks. @does: with "$3" and "$4".
 * Returns: (transfer full): the path of what it was asked, one line each time. */
char *carnet_test_use_cp (CarnetWorld *world, const char *does);

G_END_DECLS
