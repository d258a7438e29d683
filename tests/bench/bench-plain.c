/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "bench-plain.h"

#define N_MONTHS 10
#define N_FILTERS 5
#define N_SECTIONS 4
#define N_CHIPS 12

#define TEXT                                                                                                 \
  "Trois dirigeants disent ce qui ne va pas chez eux. Un silence, puis du soulagement : chacun croyait "     \
  "être "                                                                                                   \
  "seul. Les suites se décident en petit groupe, avec la communauté de communes et deux associations."

static GtkWidget *
append (GtkWidget *box, GtkWidget *child)
{
  gtk_box_append (GTK_BOX (box), child);
  return child;
}

static GtkWidget *
new_box (GtkOrientation orientation)
{
  return gtk_box_new (orientation, 6);
}

static GtkWidget *
new_label (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  return label;
}

static GtkWidget *
new_pair (const char *name, const char *value)
{
  GtkWidget *box = new_box (GTK_ORIENTATION_HORIZONTAL);

  gtk_widget_set_hexpand (append (box, new_label (name)), TRUE);
  append (box, new_label (value));
  return box;
}

static GtkWidget *
new_scrolled (GtkWidget *child)
{
  GtkWidget *scrolled = gtk_scrolled_window_new ();

  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scrolled), GTK_POLICY_NEVER, GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scrolled), child);
  return scrolled;
}

static GtkWidget *
new_side (void)
{
  GtkWidget *side = new_box (GTK_ORIENTATION_VERTICAL), *months = gtk_list_box_new ();

  for (int i = 0; i < N_MONTHS; i++)
    gtk_list_box_append (GTK_LIST_BOX (months), new_pair ("Septembre", "1 024"));
  append (side, months);
  for (int i = 0; i < N_FILTERS; i++)
    append (side, gtk_button_new ());
  for (GtkWidget *button = gtk_widget_get_last_child (side); GTK_IS_BUTTON (button);
       button = gtk_widget_get_prev_sibling (button))
    gtk_button_set_child (GTK_BUTTON (button), new_pair ("Territoire", "Tous"));
  gtk_widget_set_size_request (side, 216, -1);
  return side;
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *box = new_box (GTK_ORIENTATION_VERTICAL);

  for (int i = 0; i < 3; i++)
    append (box, new_label (NULL));
  gtk_list_item_set_child (item, box);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *string = gtk_list_item_get_item (item);

  for (GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item)); label;
       label = gtk_widget_get_next_sibling (label))
    gtk_label_set_text (GTK_LABEL (label), gtk_string_object_get_string (string));
}

static GtkWidget *
new_list (guint n_rows)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  GtkStringList      *strings = gtk_string_list_new (NULL);
  GtkWidget          *pane = new_box (GTK_ORIENTATION_VERTICAL), *scrolled;

  for (guint i = 0; i < n_rows; i++)
    {
      g_autofree char *text = g_strdup_printf ("Les dirigeants parlent de leurs fragilités, %u", i);

      gtk_string_list_append (strings, text);
    }
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  scrolled = new_scrolled (
      gtk_list_view_new (GTK_SELECTION_MODEL (gtk_single_selection_new (G_LIST_MODEL (strings))), factory));
  append (pane, gtk_search_entry_new ());
  append (pane, new_pair ("Septembre · 1 024 observations", "Par date"));
  gtk_widget_set_vexpand (append (pane, scrolled), TRUE);
  gtk_widget_set_size_request (pane, 330, -1);
  return pane;
}

static GtkWidget *
new_chips (void)
{
  GtkWidget *box = gtk_flow_box_new ();

  for (int i = 0; i < N_CHIPS; i++)
    gtk_flow_box_insert (GTK_FLOW_BOX (box), gtk_button_new_with_label ("Fragilités"), -1);
  return box;
}

static GtkWidget *
new_text (void)
{
  GtkWidget *text = gtk_text_view_new ();

  gtk_text_view_set_wrap_mode (GTK_TEXT_VIEW (text), GTK_WRAP_WORD_CHAR);
  gtk_text_buffer_set_text (gtk_text_view_get_buffer (GTK_TEXT_VIEW (text)), TEXT, -1);
  return text;
}

static GtkWidget *
new_page (void)
{
  GtkWidget *page = new_box (GTK_ORIENTATION_VERTICAL), *scrolled;

  append (page, new_text ());
  append (page, new_chips ());
  for (int i = 0; i < N_SECTIONS; i++)
    {
      append (page, new_pair ("Faits", "Que s’est-il passé ?"));
      append (page, new_text ());
    }
  append (page, new_chips ());
  scrolled = new_scrolled (page);
  gtk_widget_set_hexpand (scrolled, TRUE);
  return scrolled;
}

static GtkWidget *
new_header (void)
{
  static const char *const ICONS[] = { "open-menu-symbolic", "edit-find-symbolic", "list-add-symbolic" };
  GtkWidget               *header = adw_header_bar_new (), *views = new_box (GTK_ORIENTATION_HORIZONTAL);

  for (guint i = 0; i < G_N_ELEMENTS (ICONS); i++)
    adw_header_bar_pack_end (ADW_HEADER_BAR (header), gtk_button_new_from_icon_name (ICONS[i]));
  for (int i = 0; i < 4; i++)
    append (views, gtk_toggle_button_new_with_label ("Programme"));
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), views);
  return header;
}

GtkWidget *
bench_plain_new (guint n_rows)
{
  GtkWidget *content = new_box (GTK_ORIENTATION_VERTICAL), *panes = new_box (GTK_ORIENTATION_HORIZONTAL);

  append (panes, new_side ());
  append (panes, new_list (n_rows));
  append (panes, new_page ());
  append (content, new_header ());
  gtk_widget_set_vexpand (append (content, panes), TRUE);
  return content;
}
