/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/** carnet_address_is_one: whether @token, of @size bytes without white space, holds an address of the web or
 * of mail, or the beginning of one: https://…, www.…, mailto:…, a@b. */
gboolean carnet_address_is_one (const char *token, gsize size);
/** carnet_address_may_begin: whether @token, of @size bytes, is what stands before the colon of an address.
 */
gboolean carnet_address_may_begin (const char *token, gsize size);

G_END_DECLS
