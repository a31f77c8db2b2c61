using Tessera.Sandbox.Prompts;

namespace Tessera.Sandbox.Pictures.Reading;

/// <summary>The things a prompt can name, and how many.</summary>
internal static class SubjectWords
{
    public static readonly Lexicon<SubjectKind> Subjects = new(
        (SubjectKind.Cat, "cat kitten kitty кот кошк котен котенок котик кошеч котят"),
        (SubjectKind.Dog, "dog puppy corgi собак собач пес пса щен щенок щенк корги"),
        (SubjectKind.Fox, "fox foxes лис лиса лисиц лисен лисичк"),
        (SubjectKind.Wolf, "wolf wolves волк волч"),
        (SubjectKind.Bear, "bear teddy panda медвед медвеж мишк панд"),
        (SubjectKind.Rabbit, "rabbit bunny hare кролик крольч заяц зайц зайч зайчик"),
        (SubjectKind.Deer, "deer stag elk moose reindeer олен лось лос"),
        (SubjectKind.Horse, "horse pony unicorn stallion лошад лошадк конь кон пони единорог"),
        (SubjectKind.Elephant, "elephant mammoth слон слонен мамонт"),
        (SubjectKind.Bird, "bird seagull gull eagle crow raven dove parrot crane swallow птиц птич птичк чайк орел орл ворон голуб голубь попуга ласточк журавл"),
        (SubjectKind.Owl, "owl сов сова филин"),
        (SubjectKind.Penguin, "penguin пингвин"),
        (SubjectKind.Whale, "whale dolphin shark кит кита киты дельфин акул"),
        (SubjectKind.Fish, "fish goldfish koi рыб рыба рыбк"),
        (SubjectKind.Turtle, "turtle tortoise черепах"),
        (SubjectKind.Butterfly, "butterfly moth бабоч бабочк мотыл"),
        (SubjectKind.Dragon, "dragon wyvern дракон"),
        (SubjectKind.Couple, "couple lovers family friends people pair пар влюбленн семь друз люд людей"),
        (SubjectKind.Person, "person man boy girl woman child kid traveler traveller wanderer hiker samurai wizard knight figure silhouette someone monk queen king princess human человек мужчин мальчик девоч девочк девушк женщин ребен ребенок дет путник странник самурай волшебник рыцар фигур силуэт принцесс корол"),
        (SubjectKind.Portrait, "portrait face headshot selfie портрет лиц"),
        (SubjectKind.Astronaut, "astronaut cosmonaut spaceman космонавт астронавт"),
        (SubjectKind.Robot, "robot android cyborg mech droid робот андроид киборг"),
        (SubjectKind.Car, "car taxi automobile minivan jeep cabriolet машин автомобил такси"),
        (SubjectKind.Train, "train tram locomotive поезд трамва трамвай паровоз электричк"),
        (SubjectKind.Bicycle, "bicycle bike cyclist велосипед"),
        (SubjectKind.Boat, "boat sailboat yacht sail canoe sailing лодк парус парусник яхт кораблик"),
        (SubjectKind.Ship, "ship vessel galleon pirate корабл фрегат судно пират"),
        (SubjectKind.Plane, "plane airplane aircraft jet самолет"),
        (SubjectKind.Balloon, "balloon hot_air_balloon airship воздушн_шар воздушн_шары шар шары"),
        (SubjectKind.Rocket, "rocket spaceship spacecraft shuttle starship ракет звездолет шаттл"),
        (SubjectKind.Ufo, "ufo alien saucer нло пришел инопланет тарелк"),
        (SubjectKind.House, "house cottage cabin hut home barn lodge дом дома доме домик изб хижин"),
        (SubjectKind.Castle, "castle palace fortress tower temple kingdom замок замк дворец дворц крепост башн храм"),
        (SubjectKind.Lighthouse, "lighthouse beacon маяк"),
        (SubjectKind.Windmill, "windmill mill мельниц"),
        (SubjectKind.Bridge, "bridge мост"),
        (SubjectKind.Tent, "tent camp camping campfire bonfire палатк костер костр лагер"),
        (SubjectKind.Tree, "tree oak birch willow maple дерев деревь дуб берез клен ив"),
        (SubjectKind.Blossom, "sakura cherry_blossom cherry_tree blossom сакур цвет_вишн"),
        (SubjectKind.Palm, "palm palm_tree coconut пальм"),
        (SubjectKind.Flower, "flower sunflower daisy bouquet lotus lily orchid цвет цветок цветк цветы цветов подсолнух ромашк букет лотос лили"),
        (SubjectKind.Rose, "rose tulip poppy peony роз роза розы тюльпан мак маки пион"),
        (SubjectKind.Mushroom, "mushroom toadstool fungi гриб грибн мухомор"),
        (SubjectKind.Cactus, "cactus cacti succulent кактус"),
        (SubjectKind.Cup, "coffee tea cup mug latte espresso cappuccino кофе чай чашк кружк латте"),
        (SubjectKind.Cake, "cake cupcake dessert pie donut bread торт пирожн кекс пирог десерт хлеб"),
        (SubjectKind.Book, "book novel notebook diary книг книж дневник"),
        (SubjectKind.Lantern, "lantern lamp candle streetlight фонар лампа ламп свеч свечк"),
        (SubjectKind.Umbrella, "umbrella parasol зонт зонтик"),
        (SubjectKind.Crystal, "crystal gem diamond gemstone кристалл алмаз самоцвет бриллиант"),
        (SubjectKind.Fruit, "fruit apple orange_fruit lemon peach pear strawberry фрукт яблок лимон персик груш клубник"),
        (SubjectKind.Snowman, "snowman снеговик"),
        (SubjectKind.Heart, "heart love valentine сердц любов любовь"),
        (SubjectKind.Planet, "planet saturn jupiter earth планет сатурн юпитер"),
        (SubjectKind.Moon, "moon crescent lunar лун луна луной месяц"),
        (SubjectKind.Rainbow, "rainbow радуг"));

    public static readonly Lexicon<int> Counts = new(
        (2, "two couple pair два две двое пара пары"),
        (3, "three several few some три трое несколько"),
        (5, "many flock herd group crowd dozens hundreds много стая стаи табун групп толп"));

    public static readonly Lexicon<Pose> Poses = new(
        (Pose.Asleep, "sleep sleeping asleep nap napping lying curled спит спят спящ дремлет лежит сон"),
        (Pose.Active, "running run jumping flying playing dancing walking leaping бежит прыгает летит играет танцует идет скачет"));

    public static readonly Lexicon<bool> Denials = new((true, "no without except minus нет без кроме"));
}
