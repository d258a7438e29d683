/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define CARNET_TYPE_LIST_PAGE (carnet_list_page_get_type ())
/**
 * CarnetListPage: the lists of a dialog: being read, empty, shown a page at a time, or why they cannot be
 * read.
 */
G_DECLARE_FINAL_TYPE (CarnetListPage, carnet_list_page, CARNET, LIST_PAGE, GtkWidget)

/** CarnetListPageFunc: puts row @i last into @rows, a box; @i is 0 when the lists begin anew.
 * Returns: (transfer none): the row */
typedef GtkWidget *(*CarnetListPageFunc) (GtkWidget *rows, guint i, gpointer user_data);

/**
 * carnet_list_page_new:
 * @empty, @explanation, @icon: what is said of an empty list
 * @problem: of one that cannot be read
 * @more: the button that shows the next page
 * @user_data: must outlive it
 */
GtkWidget *carnet_list_page_new (const char        *icon,
                                 const char        *empty,
                                 const char        *explanation,
                                 const char        *problem,
                                 const char        *more,
                                 CarnetListPageFunc func,
                                 gpointer           user_data);
/** carnet_list_page_show: shows @n rows anew, as many as were asked for before; the focus goes to row @focus,
 * %G_MAXUINT for none. */
void carnet_list_page_show (CarnetListPage *self, guint n, guint focus);
/** carnet_list_page_stop: asks for no other row. */
void carnet_list_page_stop (CarnetListPage *self);
void carnet_list_page_show_problem (CarnetListPage *self, const GError *error);
/** carnet_list_page_is_filled: all that is to be shown is. */
gboolean carnet_list_page_is_filled (CarnetListPage *self);

/** carnet_list_page_begin_list: (transfer none): a list for rows, under @heading, last in @rows. */
GtkWidget *carnet_list_page_begin_list (GtkWidget *rows, GtkWidget *heading);

G_END_DECLS
