/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "merge/carnet-alias-row.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "merge/carnet-conflict-words.h"
#include "widgets/carnet-heard.h"

#define AVATAR 36
/* Characters that have room beside an avatar, and in a caption. */
#define SIDE_FITS 24
#define CAPTION_FITS 38

struct _CarnetAliasRow
{
  GtkListBoxRow parent_instance;

  /* Children */
  GtkWidget *sides;
  GtkWidget *foot;
  GtkWidget *buttons; /* (nullable) */
};

G_DEFINE_FINAL_TYPE (CarnetAliasRow, carnet_alias_row, GTK_TYPE_LIST_BOX_ROW)

static gboolean
is_person (const CarnetAliasPair *pair)
{
  return g_str_equal (pair->kind, CARNET_KIND_PERSON);
}

static gboolean
is_judged (const CarnetAliasPair *pair)
{
  return pair->state == CARNET_ALIAS_SAME || pair->state == CARNET_ALIAS_DISTINCT;
}

/* Labels that wrap cost most of the time of a frame: those that fit the narrowest window do not. */
static GtkWidget *
new_label (const char *text, const char *css_class, glong fits)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), g_utf8_strlen (text, -1) > fits);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (css_class)
    gtk_widget_add_css_class (label, css_class);
  return label;
}

/* -- The two sides -------------------------------------------------------------------------- */

static char *
describe_side (const CarnetAliasPair *pair, guint i)
{
  const CarnetAliasSide *side = &pair->sides[i];

  if (!is_person (pair))
    return g_strdup (*side->about != '\0' ? side->about : _ ("of no official list"));
  if (*side->role == '\0' && *side->about == '\0')
    return g_strdup (_ ("no role, no organisation"));
  return g_strconcat (carnet_role_describe (side->role),
                      *side->role != '\0' && *side->about != '\0' ? " · " : "", side->about, NULL);
}

static GtkWidget *
new_side (const CarnetAliasPair *pair, guint i)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget       *names = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget       *avatar = adw_avatar_new (AVATAR, pair->sides[i].name, is_person (pair));
  g_autofree char *about = describe_side (pair, i);
  GtkWidget       *line = new_label (about, "caption", CAPTION_FITS);

  if (!is_person (pair))
    adw_avatar_set_icon_name (ADW_AVATAR (avatar), "mark-location-symbolic");
  gtk_widget_set_valign (avatar, GTK_ALIGN_START);
  gtk_widget_add_css_class (line, "secondary");
  gtk_box_append (GTK_BOX (names), new_label (pair->sides[i].name, NULL, SIDE_FITS));
  gtk_box_append (GTK_BOX (names), line);
  gtk_widget_set_hexpand (names, TRUE);
  gtk_widget_set_valign (names, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), avatar);
  gtk_box_append (GTK_BOX (box), names);
  return box;
}

/* -- What was judged ------------------------------------------------------------------------- */

static const char *
describe_state (const CarnetAliasPair *pair)
{
  switch (pair->state)
    {
    case CARNET_ALIAS_SAME:
      return _ ("The same: counted and filtered as one");
    case CARNET_ALIAS_DISTINCT:
      return is_person (pair) ? _ ("Two distinct people") : _ ("Two distinct territories");
    case CARNET_ALIAS_DISPUTED:
      return _ ("Judgements contradict each other: nothing is joined");
    case CARNET_ALIAS_SUSPECTED:
    default:
      return is_person (pair) ? _ ("The same name: is it the same person?")
                              : _ ("The same name: is it the same territory?");
    }
}

/* A picture and a sentence, never a colour alone. */
static GtkWidget *
new_state (const CarnetAliasPair *pair)
{
  static const char *const icons[] = { "dialog-question-symbolic", "object-select-symbolic",
                                       "view-dual-symbolic", "dialog-warning-symbolic" };
  GtkWidget               *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget               *sentence = new_label (describe_state (pair), "caption", CAPTION_FITS);

  gtk_widget_set_hexpand (sentence, TRUE);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name (icons[pair->state]));
  gtk_box_append (GTK_BOX (box), sentence);
  gtk_widget_add_css_class (box, pair->state == CARNET_ALIAS_DISPUTED ? "warning-text" : "secondary");
  gtk_widget_set_hexpand (box, TRUE);
  return box;
}

static GtkWidget *
new_button (const CarnetAliasPair *pair, CarnetAliasState verdict)
{
  const char *const labels[] = { [CARNET_ALIAS_SUSPECTED] = _ ("Judge Anew"),
                                 [CARNET_ALIAS_SAME] = _ ("The Same"),
                                 [CARNET_ALIAS_DISTINCT] = _ ("Two Distinct") };
  GtkWidget        *button = gtk_button_new_with_label (labels[verdict]);
  g_autofree char  *a = carnet_id_to_string (&pair->sides[0].id);
  g_autofree char  *b = carnet_id_to_string (&pair->sides[1].id);
  /* Translators: a button, and the two that it is about. */
  g_autofree char *heard
      = g_strdup_printf (_ ("%s: %s and %s"), labels[verdict], pair->sides[0].name, pair->sides[1].name);

  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(ssi)", a, b, (int)verdict);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "aliases.judge");
  carnet_heard_set (button, heard);
  return button;
}

static GtkWidget *
new_buttons (const CarnetAliasPair *pair)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  if (!is_judged (pair))
    {
      gtk_box_append (GTK_BOX (box), new_button (pair, CARNET_ALIAS_SAME));
      gtk_box_append (GTK_BOX (box), new_button (pair, CARNET_ALIAS_DISTINCT));
    }
  if (pair->state != CARNET_ALIAS_SUSPECTED)
    gtk_box_append (GTK_BOX (box), new_button (pair, CARNET_ALIAS_SUSPECTED));
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  return box;
}

/* -- Object ------------------------------------------------------------------------------------- */

static guint
count_children (GtkWidget *widget)
{
  guint n = 0;

  for (GtkWidget *child = gtk_widget_get_first_child (widget); child;
       child = gtk_widget_get_next_sibling (child))
    n++;
  return n;
}

static void
follow_fold (CarnetAliasRow *self, GParamSpec *pspec, CarnetFoldBin *fold_bin)
{
  const GtkOrientation orientation = carnet_fold_bin_get_fold (fold_bin) == CARNET_FOLD_NARROW
                                         ? GTK_ORIENTATION_VERTICAL
                                         : GTK_ORIENTATION_HORIZONTAL;

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->sides), orientation);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (self->foot), orientation);
  /* Three have no room beside each other. */
  if (self->buttons && count_children (self->buttons) > 2)
    gtk_orientable_set_orientation (GTK_ORIENTABLE (self->buttons), orientation);
}

static void
carnet_alias_row_class_init (CarnetAliasRowClass *klass)
{
}

static void
carnet_alias_row_init (CarnetAliasRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->sides = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_set_homogeneous (GTK_BOX (self->sides), TRUE);
  self->foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_box_append (GTK_BOX (box), self->sides);
  gtk_box_append (GTK_BOX (box), self->foot);
  gtk_widget_add_css_class (box, "carnet-history-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
}

GtkWidget *
carnet_alias_row_new (const CarnetAliasPair *pair, gboolean writable, CarnetFoldBin *fold_bin)
{
  CarnetAliasRow  *self = g_object_new (CARNET_TYPE_ALIAS_ROW, NULL);
  g_autofree char *first = describe_side (pair, 0), *second = describe_side (pair, 1);
  /* Translators: two of the same name, each with what is known of it, then what was judged of them. */
  g_autofree char *heard = g_strdup_printf (_ ("%s, %s; %s, %s. %s"), pair->sides[0].name, first,
                                            pair->sides[1].name, second, describe_state (pair));

  gtk_box_append (GTK_BOX (self->sides), new_side (pair, 0));
  gtk_box_append (GTK_BOX (self->sides), new_side (pair, 1));
  gtk_box_append (GTK_BOX (self->foot), new_state (pair));
  if (writable)
    {
      self->buttons = new_buttons (pair);
      gtk_box_append (GTK_BOX (self->foot), self->buttons);
    }
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, heard, -1);
  g_signal_connect_object (fold_bin, "notify::fold", G_CALLBACK (follow_fold), self, G_CONNECT_SWAPPED);
  follow_fold (self, NULL, fold_bin);
  return GTK_WIDGET (self);
}

GtkWidget *
carnet_alias_heading_new (const CarnetAliasPair *pair, guint n)
{
  GtkWidget       *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  g_autofree char *pairs = g_strdup_printf (ngettext ("%u pair", "%u pairs", n), n);
  const char      *heading = pair->state == CARNET_ALIAS_DISPUTED ? _ ("Contradictory Judgements")
                             : is_judged (pair)                   ? _ ("Judged")
                                                                  : _ ("To Judge");

  gtk_box_append (GTK_BOX (box), new_label (heading, "heading", CAPTION_FITS));
  gtk_box_append (GTK_BOX (box), new_label (pairs, "secondary", CAPTION_FITS));
  gtk_widget_add_css_class (box, "carnet-batch-heading");
  return box;
}
