"""One event, told by two newsrooms: an original, its English copy, and what another outlet wrote of the same day."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Event:
    name: str
    language: str
    original: str
    copy: str
    elsewhere: str


EVENTS = (
    Event(
        "bridge",
        "de",
        """Rheinbrücke bei Leverkirch nach Rissfund gesperrt
Die Rheinbrücke bei Leverkirch ist seit Dienstagabend für den gesamten Verkehr gesperrt.
Bei einer Routineprüfung hatten Ingenieure einen 14 Zentimeter langen Riss in einem Stahlträger entdeckt.
„Die Sicherheit der Menschen geht vor“, sagte Verkehrsministerin Hanna Köster.
Täglich nutzen rund 38.000 Fahrzeuge die Verbindung, darunter 6.000 Lastwagen.
Pendler müssen nun einen Umweg von bis zu 40 Minuten in Kauf nehmen.
Wie lange die Sperrung dauert, konnte das Ministerium nicht sagen.
Die Industrie- und Handelskammer befürchtet Schäden in Millionenhöhe.""",
        """Rhine bridge near Leverkirch closed after crack discovery
The Rhine bridge near Leverkirch has been closed to all traffic since Tuesday evening.
During a routine inspection, engineers had discovered a 14 centimeter long crack in a steel girder.
"The safety of people comes first," said Transport Minister Hanna Köster.
Around 38,000 vehicles use the connection every day, including 6,000 trucks.
Commuters now have to accept a detour of up to 40 minutes.
The ministry could not say how long the closure will last.
The Chamber of Industry and Commerce fears damage in the millions.""",
        """Traffic chaos looms as Leverkirch crossing shuts
Drivers in the Rhineland faced long queues on Wednesday morning.
Authorities had ordered one of the region's busiest crossings shut overnight because of damage to its steel.
The fault, about 14 centimetres in length, came to light when experts went over the structure.
Regional transport chief Hanna Köster defended the decision at a hastily called press conference.
Nearly forty thousand cars and lorries rely on the route.
Haulage firms demanded that the state pay for the extra fuel.
A temporary ferry is under discussion, according to the mayor.""",
    ),
    Event(
        "strike",
        "fr",
        """Grève dans les hôpitaux de Valmont : 300 opérations reportées
Les infirmières des hôpitaux de Valmont ont cessé le travail lundi pour réclamer des renforts.
Selon la direction, 300 opérations non urgentes ont dû être reportées à la semaine prochaine.
« Nous sommes à bout de forces », a déclaré Claire Maurin, déléguée syndicale.
Le syndicat demande l'embauche de 120 soignants d'ici au mois de septembre.
Le ministre de la Santé a promis de recevoir une délégation mercredi.
Un service minimum est assuré aux urgences et à la maternité.
Le dernier mouvement de ce type remonte à 2016.""",
        """Strike in Valmont hospitals: 300 operations postponed
Nurses at Valmont hospitals stopped work on Monday to demand reinforcements.
According to management, 300 non-urgent operations had to be postponed until next week.
"We are at the end of our strength," said Claire Maurin, a union representative.
The union is asking for the hiring of 120 caregivers by September.
The Minister of Health has promised to receive a delegation on Wednesday.
A minimum service is provided in the emergency room and the maternity ward.
The last movement of this type dates back to 2016.""",
        """Patients turned away as Valmont nurses walk out
Hundreds of patients had their surgery called off at the start of the week in Valmont.
Staff who say they can no longer cope gathered in front of the main building with drums and banners.
Claire Maurin, who speaks for the union, told reporters that colleagues were leaving in droves.
They want 120 more people on the wards before the autumn.
Hospital managers said that nobody in danger would go without care.
A meeting with the health minister is planned for midweek.
Local politicians of all parties expressed their sympathy.""",
    ),
    Event(
        "wolf",
        "de",
        """Wolf reißt im Harzkreis elf Schafe
In der Nacht zum Sonntag hat ein Wolf auf einer Weide bei Thalbrunn elf Schafe getötet.
Schäfer Udo Ritter fand die Tiere am Morgen, als er den Zaun kontrollieren wollte.
Ein Gutachter des Landes nahm Speichelproben, die nun in Gießen untersucht werden.
Es ist bereits der vierte Vorfall dieser Art seit Ostern.
Der Bauernverband forderte, das Tier zum Abschuss freizugeben.
Naturschützer verwiesen dagegen auf den Zaun, der nur 90 Zentimeter hoch gewesen sei.
Das Umweltministerium will im Herbst einen neuen Managementplan vorlegen.""",
        """Wolf kills eleven sheep in the Harz district
On the night to Sunday, a wolf killed eleven sheep on a pasture near Thalbrunn.
Shepherd Udo Ritter found the animals in the morning when he wanted to check the fence.
A state expert took saliva samples, which are now being examined in Giessen.
It is already the fourth incident of this kind since Easter.
The farmers' association demanded that the animal be released for shooting.
Conservationists, on the other hand, pointed to the fence, which was only 90 centimeters high.
The Ministry of the Environment wants to present a new management plan in the fall.""",
        """Harz farmers call for cull after flock is attacked
Anger is growing among livestock keepers in the Harz after another attack on a flock.
Eleven animals died near Thalbrunn over the weekend, and officials believe that a wolf was to blame.
Udo Ritter, whose family has kept sheep there for three generations, said he might give up.
Laboratory results are expected within two weeks.
Animal welfare groups insist that better fences would have prevented the loss.
The number of packs in the state has doubled since 2019.
A public meeting will be held in the village hall on Thursday.""",
    ),
    Event(
        "verdict",
        "fr",
        """Procès de Bernay : dix ans de prison pour l'ancien trésorier
Le tribunal de Bernay a condamné vendredi Marc Delorme à dix ans de prison pour détournement de fonds.
L'ancien trésorier avait prélevé 2,4 millions d'euros dans les caisses de la caisse de retraite.
Les juges ont suivi les réquisitions du parquet sur presque tous les points.
« C'est un soulagement pour les victimes », a réagi l'avocate des parties civiles, Sophie Garnier.
Son client fera appel, a annoncé l'avocat de la défense à la sortie de l'audience.
L'affaire avait été révélée en 2021 par une employée de la comptabilité.
Environ 850 retraités attendent encore d'être remboursés.""",
        """Bernay trial: ten years in prison for the former treasurer
The Bernay court sentenced Marc Delorme on Friday to ten years in prison for embezzlement.
The former treasurer had taken 2.4 million euros from the coffers of the pension fund.
The judges followed the prosecution's requisitions on almost all points.
"It is a relief for the victims," reacted the lawyer for the civil parties, Sophie Garnier.
His client will appeal, the defense lawyer announced on leaving the hearing.
The affair was revealed in 2021 by an accounting employee.
About 850 retirees are still waiting to be reimbursed.""",
        """Pension fraudster Delorme jailed in Normandy
A man who plundered the savings of hundreds of pensioners has been sent to jail for a decade.
Marc Delorme, 58, showed no emotion when the sentence was read out in Bernay.
The court heard that he had bought two yachts and a villa with the stolen millions.
Prosecutors had asked for eleven years.
Sophie Garnier, who represents the pensioners, welcomed the outcome.
The fraud came to light three years ago thanks to a whistleblower.
The defence said that it would challenge the ruling.""",
    ),
    Event(
        "storm",
        "de",
        """Orkan „Gerda“ deckt Schule in Nordhaven ab
Der Orkan „Gerda“ hat am Donnerstag das Dach der Grundschule von Nordhaven abgedeckt.
Verletzt wurde niemand, weil die 210 Schüler bereits am Mittag nach Hause geschickt worden waren.
Die Feuerwehr rückte bis zum Abend zu mehr als 130 Einsätzen aus.
Der Fährverkehr zu den Inseln wurde eingestellt.
Bürgermeister Jens Petersen schätzt den Schaden auf 700.000 Euro.
Der Unterricht soll am Montag in Containern weitergehen.
Der Wetterdienst erwartet für das Wochenende eine Beruhigung.""",
        """Hurricane "Gerda" tears the roof off a school in Nordhaven
Hurricane "Gerda" tore the roof off Nordhaven elementary school on Thursday.
No one was injured because the 210 students had already been sent home at noon.
The fire brigade responded to more than 130 calls by evening.
Ferry traffic to the islands was suspended.
Mayor Jens Petersen estimates the damage at 700,000 euros.
Classes are to continue in containers on Monday.
The weather service expects things to calm down for the weekend.""",
        """Storm batters North Sea coast
Gusts of up to 150 kilometres an hour swept over the North Sea coast on Thursday.
In Nordhaven the top of a primary school was ripped away, but the building was empty at the time.
Emergency services counted well over a hundred calls in the course of the day.
Islanders were cut off from the mainland as no ships were running.
Town leader Jens Petersen spoke of a great deal of luck.
Railway passengers had to be patient too, with delays of several hours.
Forecasters say the worst is over.""",
    ),
    Event(
        "festival",
        "fr",
        """Le musée d'Orvault rouvre après quatre ans de travaux
Le musée des Beaux-Arts d'Orvault a rouvert ses portes samedi après quatre ans de travaux.
Plus de 5 000 visiteurs se sont pressés dans les nouvelles salles dès le premier jour.
La rénovation a coûté 31 millions d'euros, soit sept de plus que prévu.
« Nous voulions un lieu ouvert sur la ville », explique la directrice, Inès Caron.
La collection permanente compte désormais 640 œuvres, du Moyen Âge à nos jours.
L'entrée restera gratuite jusqu'à la fin du mois de juin.
Une exposition consacrée aux peintres bretons est annoncée pour l'automne.""",
        """Orvault museum reopens after four years of work
The Orvault Museum of Fine Arts reopened its doors on Saturday after four years of work.
More than 5,000 visitors flocked to the new rooms on the first day.
The renovation cost 31 million euros, seven more than expected.
"We wanted a place open to the city," explains the director, Inès Caron.
The permanent collection now has 640 works, from the Middle Ages to the present day.
Entry will remain free until the end of June.
An exhibition devoted to Breton painters is announced for the autumn.""",
        """Crowds return to Orvault's art gallery
Art lovers in western France have their museum back.
Queues stretched around the block in Orvault when the doors were opened at ten o'clock.
The bill for the rebuilding ran well over budget, to 31 million euros.
Director Inès Caron wants schools and families to feel at home there.
Critics praised the light that falls through the glass roof.
Visitors need not pay until summer.
The city hopes for a quarter of a million guests a year.""",
    ),
)
