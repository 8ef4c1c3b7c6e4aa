# Fichiers de l’aperçu et du rapport : en-têtes, actions, types, raisons.
file-action = action
file-type = type
file-number = numéro
file-name = nom
file-field = champ
file-fields = champs
file-present = valeur actuelle
file-afterwards = valeur ensuite
file-reason = raison
file-number-before = ancien numéro
file-number-now = nouveau numéro
file-do-recreate = créer à nouveau
file-do-link = établir le lien
file-do-change-back = rétablir la valeur
file-do-relink = lien vers le nouveau numéro
file-do-remove = supprimer
file-do-lose-link = perdre le lien
file-contact = contact
file-company = société
file-lead = prospect
file-deal = transaction
file-new-number = le nouveau numéro de { $number }
file-why-changed-after-damage = quelqu’un l’a modifié après le dommage, cette valeur est gardée
file-why-changed-after-restore = quelqu’un l’a modifié après la restauration, cette valeur est gardée
file-why-changed-after-planning = quelqu’un l’a modifié après l’aperçu, cette valeur est gardée
file-why-already-there = il est de nouveau dans le portail et n’a donc pas été créé une seconde fois
file-why-gone = il n’est plus dans le portail
file-why-without-owner = l’enregistrement lui-même n’a pas pu être créé à nouveau
file-why-made-again = un semblable a été créé depuis, à la main ou par une autre restauration ; aucun second n’a été créé
file-why-only-while-creating = ce lien a été perdu avec l’enregistrement vers lequel il menait, et le portail ne l’accepte qu’à la création
file-why-pointed-at = un enregistrement créé ou modifié depuis mène à lui ; il est donc gardé, et le lien aussi
file-why-gone-since = de nouveau disparu : quelqu’un l’a supprimé pendant la restauration
file-why-changed-since = modifié depuis par { $who } ; cette valeur est gardée

# The note beside exported files.
file-note = Sauvegarde { $snapshot } de { $portal }, du { $at }
file-note-file = { $name } : { $count ->
        [one] { $count } enregistrement
       *[other] { $count } enregistrements
    }
file-note-order = Importez les fichiers CSV dans cet ordre : sociétés, contacts, prospects, transactions (CRM > la liste > roue dentée > Importer).
file-note-linked = Les sociétés et les contacts sont reliés par leur nom ; ils doivent donc être là en premier.
file-note-format = Séparateur : point-virgule. Encodage : UTF-8. Dates : année-mois-jour. L’import crée de nouveaux enregistrements ; il ne modifie jamais ceux qui existent.
file-note-information = Les colonnes qui commencent par « (information only) » sont pour vous ; laissez-les de côté dans l’assistant.
file-note-harmless = Les cellules qui commencent par ' ont été neutralisées pour les tableurs. { $count ->
        [0] Il n’y en a aucune.
        [one] Il y en a { $count } :
       *[other] Il y en a { $count } :
    }
file-note-cell = { $name }, ligne { $row } : { $column }
file-note-more-cells = … et { $count } de plus
file-note-whole = Les fichiers .ndjson contiennent chaque champ tel que le portail l’a donné, un enregistrement par ligne.
file-note-personal = Ces fichiers contiennent des données personnelles : gardez-les là où seules les personnes qui en ont besoin peuvent les lire.
file-note-main = Un .csv indique la société principale et le contact principal d’un enregistrement, car l’import n’en prend qu’un de chaque ; les .ndjson les ont tous.
file-note-not-held = Absents de ces fichiers : produits, tâches, activités, commentaires et historique, fichiers et photos, coordonnées de société et adresses.
file-note-field = Absent aussi : le champ personnalisé supprimé « { $field } ».
