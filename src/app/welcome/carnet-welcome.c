/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "welcome/carnet-welcome.h"

struct _CarnetWelcome
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (CarnetWelcome, carnet_welcome, GTK_TYPE_WIDGET)

static void
carnet_welcome_class_init (CarnetWelcomeClass *klass)
{
  g_signal_new ("created", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 1,
                G_TYPE_STRING);
}

static void
carnet_welcome_init (CarnetWelcome *self)
{
}

GtkWidget *
carnet_welcome_new (void)
{
  return g_object_new (CARNET_TYPE_WELCOME, NULL);
}
