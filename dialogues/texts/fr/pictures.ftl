# Les mots des images (dialogues/pictures/NAME.svg), tels que Bitrix24 les affiche, et pour chaque image ce qu’elle montre,
# pour qui ne peut pas la voir : `picture-NAME`.

# ---- Ce que montrent les images ----
picture-recycle-bin = Où se trouve la corbeille. 1 : { menu-crm } dans le menu de gauche. 2 : { menu-more } au-dessus de la liste. 3 : { menu-recycle-bin }.
picture-restore-from-bin = Comment récupérer des enregistrements dans la corbeille. 1 : cochez-les. 2 : choisissez { button-restore } sous la liste, pas { button-delete }.
picture-history-filter = Comment trouver les suppressions dans l’historique. 1 : { menu-crm } > { menu-more } > { menu-history }. 2 : cliquez dans le champ de recherche. 3 : mettez { field-type } sur { value-delete }, laissez le reste vide. 4 : { button-search }.
picture-clear-filter = Comment vider un filtre. 1 : cliquez sur la croix à côté de l’élément dans le champ de recherche. 2 : la liste montre de nouveau tous les enregistrements.
picture-upgrade = Où changer d’offre. 1 : { menu-subscription } dans le menu de gauche. 2 : { menu-upgrade }. 3 : choisissez une offre.
picture-import-csv = Comment importer un fichier CSV. 1 : ouvrez la liste, par exemple { menu-crm } > { list-companies }. 2 : la roue dentée au-dessus. 3 : { menu-import }, puis choisissez le fichier. Importez dans cet ordre : { list-companies }, { list-contacts }, { list-leads }, { list-deals }.

# ---- Les mots de Bitrix24 ----
menu-crm = CRM
menu-more = Plus
menu-recycle-bin = Corbeille
menu-history = Historique
menu-subscription = Abonnement
menu-upgrade = Mise à niveau
menu-import = Importer
list-companies = Sociétés
list-contacts = Contacts
list-leads = Prospects
list-deals = Transactions
field-search = Filtre + recherche
field-type = Type
value-delete = Supprimer
button-search = Rechercher
button-restore = Restaurer
button-delete = Supprimer

# ---- Nos mots ----
example-filter = Mes contacts
note-others-empty = Laissez le reste vide
note-who-and-when = Qui a supprimé quoi, et quand
note-tick = Cochez les enregistrements
note-not-delete = Pas celui-ci : effacé pour de bon
note-some-hidden = Avec un filtre : tout n’est pas visible
note-all-shown = Filtre vidé : tout est visible
note-choose-plan = Choisissez une offre
note-choose-file = Choisissez le fichier
note-order = Importez dans cet ordre
