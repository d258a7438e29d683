/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "carnet/carnet-actor-chips.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/carnet-text.h"
#include "logbook/carnet-logbook.h"
#include "widgets/carnet-heard.h"
#include "widgets/carnet-late.h"
#include "widgets/carnet-words.h"

/* Before that many digits somebody is still typing. */
#define SIREN_DIGITS 9

struct _CarnetActorChips
{
  CarnetChipRow parent_instance;

  /* In the form: there once it was made */
  GtkWidget *kinds;
  GtkWidget *siren;
  GtkLabel  *siren_words;

  /* Owned */
  GPtrArray   *known; /* (element-type CarnetActor) */
  CarnetNames *names; /* deleted ones too */
};

G_DEFINE_FINAL_TYPE (CarnetActorChips, carnet_actor_chips, CARNET_TYPE_CHIP_ROW)

enum
{
  CREATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

const char *
carnet_actor_icon (int kind)
{
  static const char *const icons[CARNET_N_ACTOR_KINDS] = {
    [CARNET_ACTOR_COMPANY] = "carnet-company-symbolic",
    [CARNET_ACTOR_ASSOCIATION] = "carnet-association-symbolic",
    [CARNET_ACTOR_PUBLIC_BODY] = "carnet-public-body-symbolic",
    [CARNET_ACTOR_FOUNDATION] = "carnet-foundation-symbolic",
    [CARNET_ACTOR_ACADEMIC] = "carnet-academic-symbolic",
    [CARNET_ACTOR_MEDIA] = "carnet-media-symbolic",
    [CARNET_ACTOR_CITIZENS] = "carnet-citizens-symbolic",
  };

  return kind < 0 ? NULL : icons[kind];
}

/* -- Chips, suggestions ---------------------------------------------------------------- */

static void
describe (CarnetChipRow *row, const CarnetId *id, const GArray *ids, CarnetChipWords *words)
{
  CarnetActorChips *self = CARNET_ACTOR_CHIPS (row);

  for (guint i = 0; i < self->known->len && !words->label; i++)
    {
      const CarnetActor *actor = self->known->pdata[i];

      if (!carnet_id_equal (&actor->id, id))
        continue;
      words->label = g_strdup (actor->name);
      words->icon = carnet_actor_icon (actor->kind);
      words->about = actor->kind >= 0 ? carnet_actor_kind_get_label (actor->kind) : NULL;
    }
  if (!words->label)
    words->label = carnet_names_dup (self->names, CARNET_KIND_ACTOR, id, ids);
}

/* By name or by SIREN. */
static gboolean
answers (const CarnetActor *actor, const char *folded, const char *digits)
{
  g_autofree char *name = carnet_text_fold (actor->name);

  return strstr (name, folded) || (*digits != '\0' && g_str_has_prefix (actor->siren, digits));
}

static char *
dup_digits (const char *text)
{
  GString *digits = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (g_ascii_isdigit (*text))
      g_string_append_c (digits, *text);
  return g_string_free (digits, FALSE);
}

static void
suggest (CarnetChipRow *row, CarnetChoices *choices, const char *text)
{
  CarnetActorChips *self = CARNET_ACTOR_CHIPS (row);
  g_autofree char  *folded = carnet_text_fold (text), *digits = dup_digits (text);
  gboolean          exists = *folded == '\0', more = TRUE;

  for (guint i = 0; i < self->known->len; i++)
    {
      const CarnetActor *actor = self->known->pdata[i];
      g_autofree char   *name = carnet_text_fold (actor->name);
      CarnetChoice       choice = { .id = actor->id, .label = actor->name };

      exists = exists || g_str_equal (name, folded);
      if (!more || !answers (actor, folded, digits))
        continue;
      choice.icon = actor->kind >= 0 ? carnet_actor_icon (actor->kind) : "";
      choice.about = actor->kind >= 0 ? carnet_actor_kind_get_label (actor->kind) : NULL;
      choice.taken = carnet_chip_row_has (row, &actor->id);
      more = carnet_choices_add (choices, &choice);
    }
  if (!exists)
    {
      g_autofree char *sentence = g_strdup_printf (_ ("New actor “%s”…"), text);

      carnet_choices_add (choices, &(CarnetChoice){ .icon = "list-add-symbolic", .label = sentence });
    }
}

/* -- A new one -------------------------------------------------------------------------- */

static void
show_siren_words (CarnetActorChips *self, const char *sentence, gboolean wrong)
{
  carnet_words_show (self->siren_words, sentence);
  gtk_widget_set_visible (GTK_WIDGET (self->siren_words), *sentence != '\0');
  if (wrong)
    gtk_widget_add_css_class (GTK_WIDGET (self->siren_words), "error-text");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->siren_words), "error-text");
}

static const CarnetActor *
find_siren (CarnetActorChips *self, const char *siren)
{
  for (guint i = 0; i < self->known->len; i++)
    {
      const CarnetActor *actor = self->known->pdata[i];
      if (g_str_equal (actor->siren, siren))
        return actor;
    }
  return NULL;
}

static void
show_right (CarnetActorChips *self, const char *siren)
{
  const CarnetActor *holder = find_siren (self, siren);
  g_autofree char   *spaced = carnet_siren_format (siren), *sentence = NULL;

  sentence = holder ? g_strdup_printf (_ ("That is the SIREN of “%s”, which will be added."), holder->name)
                    : g_strdup_printf (_ ("SIREN %s"), spaced);
  show_siren_words (self, sentence, FALSE);
}

static void
siren_changed_cb (CarnetActorChips *self)
{
  const char      *text = gtk_editable_get_text (GTK_EDITABLE (self->siren));
  g_autofree char *digits = dup_digits (text), *siren = NULL;
  g_autoptr (GError) error = NULL;

  siren = *text != '\0' ? carnet_siren_read (text, &error) : NULL;
  if (siren)
    show_right (self, siren);
  else
    show_siren_words (self, error ? error->message : "", strlen (digits) >= SIREN_DIGITS);
  carnet_naming_form_set_ready (carnet_chip_row_get_form (CARNET_CHIP_ROW (self)), error == NULL);
}

static void
siren_activated_cb (CarnetActorChips *self)
{
  carnet_naming_form_make (carnet_chip_row_get_form (CARNET_CHIP_ROW (self)));
}

static void
build_kinds (CarnetActorChips *self)
{
  GtkStringList *strings = gtk_string_list_new (NULL);
  GtkExpression *expression = gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  /* Translators: the kind of an actor: company, association … */
  gtk_string_list_append (strings, _ ("Kind not said"));
  for (int i = 0; i < CARNET_N_ACTOR_KINDS; i++)
    {
      g_autofree char *label = carnet_words_capitalise (carnet_actor_kind_get_label (i));
      gtk_string_list_append (strings, label);
    }
  self->kinds = gtk_drop_down_new (G_LIST_MODEL (strings), expression);
  carnet_heard_follow_drop_down (GTK_DROP_DOWN (self->kinds), _ ("Kind of actor"));
  carnet_late_drop_down (GTK_DROP_DOWN (self->kinds));
}

static void
build_siren (CarnetActorChips *self)
{
  GtkWidget *words = gtk_label_new (NULL);

  self->siren = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->siren), _ ("SIREN or SIRET, if you have it"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->siren), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("SIREN or SIRET, if you have it"), -1);
  g_signal_connect_swapped (self->siren, "changed", G_CALLBACK (siren_changed_cb), self);
  g_signal_connect_swapped (self->siren, "activate", G_CALLBACK (siren_activated_cb), self);
  self->siren_words = GTK_LABEL (words);
  gtk_label_set_wrap (self->siren_words, TRUE);
  gtk_label_set_xalign (self->siren_words, 0);
  gtk_label_set_max_width_chars (self->siren_words, 32);
  gtk_widget_add_css_class (words, "caption");
  gtk_widget_set_visible (words, FALSE);
}

static void
build (CarnetChipRow *row, CarnetNamingForm *form)
{
  CarnetActorChips *self = CARNET_ACTOR_CHIPS (row);

  build_kinds (self);
  build_siren (self);
  carnet_naming_form_append (form, self->kinds);
  carnet_naming_form_append (form, self->siren);
  carnet_naming_form_append (form, GTK_WIDGET (self->siren_words));
}

static void
begin (CarnetChipRow *row, CarnetNamingForm *form)
{
  CarnetActorChips *self = CARNET_ACTOR_CHIPS (row);

  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kinds), 0);
  gtk_editable_set_text (GTK_EDITABLE (self->siren), "");
}

static void
named (CarnetChipRow *row, CarnetNamingForm *form)
{
  CarnetActorChips *self = CARNET_ACTOR_CHIPS (row);
  g_autofree char  *name = carnet_naming_form_dup_name (form), *sentence = NULL;
  g_autoptr (CarnetNear) near = carnet_near_new (name);
  const CarnetActor *found = NULL;

  for (guint i = 0; i < self->known->len; i++)
    {
      const CarnetActor *actor = self->known->pdata[i];

      if ((!found || actor->n_observations > found->n_observations)
          && carnet_near_matches (near, actor->name))
        found = actor;
    }
  if (found)
    sentence = g_strdup_printf (ngettext ("This actor is much like “%s” (%u observation).",
                                          "This actor is much like “%s” (%u observations).",
                                          found->n_observations),
                                found->name, found->n_observations);
  carnet_naming_form_set_near (form, found ? &found->id : NULL, sentence);
}

static void
make (CarnetChipRow *row, CarnetNamingForm *form)
{
  CarnetActorChips *self = CARNET_ACTOR_CHIPS (row);
  g_autofree char  *name = carnet_naming_form_dup_name (form);
  g_autofree char  *siren = carnet_siren_read (gtk_editable_get_text (GTK_EDITABLE (self->siren)), NULL);
  g_autoptr (CarnetActor) actor = carnet_actor_new (
      NULL, name, (int)gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kinds)) - 1, siren);

  g_signal_emit (self, signals[CREATE], 0, actor);
}

/* -- Object ---------------------------------------------------------------------------- */

static void
finalize (GObject *object)
{
  CarnetActorChips *self = CARNET_ACTOR_CHIPS (object);

  g_ptr_array_unref (self->known);
  carnet_names_unref (self->names);
  G_OBJECT_CLASS (carnet_actor_chips_parent_class)->finalize (object);
}

static void
carnet_actor_chips_class_init (CarnetActorChipsClass *klass)
{
  CarnetChipRowClass *row_class = CARNET_CHIP_ROW_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = finalize;
  row_class->describe = describe;
  row_class->suggest = suggest;
  row_class->build = build;
  row_class->begin = begin;
  row_class->named = named;
  row_class->make = make;
  signals[CREATE] = g_signal_new ("create", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                  G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
carnet_actor_chips_init (CarnetActorChips *self)
{
  CarnetChipRow *row = CARNET_CHIP_ROW (self);

  self->known = g_ptr_array_new ();
  self->names = carnet_names_new ();
  carnet_chip_row_set_words (row, _ ("Actors"), _ ("Add an actor"), _ ("New actor"), _ ("Actor"));
}

GtkWidget *
carnet_actor_chips_new (void)
{
  return g_object_new (CARNET_TYPE_ACTOR_CHIPS, NULL);
}

void
carnet_actor_chips_set_known (CarnetActorChips *self, GPtrArray *actors, CarnetNames *names)
{
  g_return_if_fail (CARNET_IS_ACTOR_CHIPS (self));

  g_ptr_array_unref (self->known);
  self->known = actors;
  carnet_names_unref (self->names);
  self->names = names ? carnet_names_ref (names) : carnet_names_new ();
  carnet_chip_row_refill (CARNET_CHIP_ROW (self));
}

GtkWidget *
carnet_actor_chips_get_siren (CarnetActorChips *self)
{
  g_return_val_if_fail (CARNET_IS_ACTOR_CHIPS (self), NULL);

  carnet_chip_row_get_form (CARNET_CHIP_ROW (self));
  return self->siren;
}

GtkDropDown *
carnet_actor_chips_get_kinds (CarnetActorChips *self)
{
  g_return_val_if_fail (CARNET_IS_ACTOR_CHIPS (self), NULL);

  carnet_chip_row_get_form (CARNET_CHIP_ROW (self));
  return GTK_DROP_DOWN (self->kinds);
}
