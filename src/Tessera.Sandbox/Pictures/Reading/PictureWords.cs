using Tessera.Sandbox.Prompts;

namespace Tessera.Sandbox.Pictures.Reading;

/// <summary>The places, hours, weathers, styles, colours and moods a prompt can name.</summary>
internal static class PictureWords
{
    public static readonly Lexicon<Place> Places = new(
        (Place.Mountains, "mountain peak alps himalaya cliff canyon volcano rock fuji гор горн скал вершин альп хребет каньон вулкан фудзи"),
        (Place.Hills, "hill countryside valley landscape nature field_road river холм долин пейзаж природ рек речк"),
        (Place.Forest, "forest wood woodland jungle grove taiga pine redwood лес лесн леса лесу роща рощ чащ джунгл тайг сосн бор"),
        (Place.Sea, "sea ocean wave seascape coast shore harbor harbour bay storm_sea мор морск океан волн побереж гаван залив причал"),
        (Place.Beach, "beach island tropical sand_beach coastline seaside пляж остров тропик тропическ"),
        (Place.Lake, "lake pond lagoon reflection озер озеро озера пруд лагун отражен"),
        (Place.City, "city skyline metropolis town downtown skyscraper megacity cityscape urban tokyo york london manhattan moscow dubai город города городск мегаполис небоскреб москв токио лондон столиц"),
        (Place.Street, "street alley road sidewalk avenue boulevard market улиц улочк переул дорог рынок рынк бульвар проспект"),
        (Place.Village, "village hamlet farm cottage_village rural деревн сел посел ферм деревушк хутор"),
        (Place.Desert, "desert dune sahara oasis mars martian пустын дюн бархан сахар оазис марс марсианск"),
        (Place.Meadow, "meadow field garden lavender wheat prairie grassland park spring bloom blooming луг лугов пол поле поля полян сад сада саду лаванд пшениц парк весн весен цветущ"),
        (Place.Room, "room bedroom interior kitchen library window windowsill window_sill office studio fireplace indoors desk table sofa комнат спальн интерьер кухн библиотек окн окно окне окна подоконник подоконнике офис кабинет камин стол столе диван"),
        (Place.Cafe, "cafe café coffee_shop coffeehouse coffee_house bakery restaurant bar bistro bookshop bookstore shop store кафе кофейн пекарн ресторан бистро бар магазин магазинч лавк"),
        (Place.Space, "space galaxy cosmos cosmic universe nebula orbit outer_space milky_way космос космическ космич галактик вселенн туманност орбит"),
        (Place.Underwater, "underwater reef coral deep_sea seabed aquarium подводн риф коралл аквариум дне"),
        (Place.Winter, "winter arctic antarctica tundra iceberg glacier christmas new_year ice зим зимн арктик антарктид тундр айсберг ледник рождеств новогодн лед"),
        (Place.Clouds, "above_clouds above_the_clouds in_clouds in_the_clouds cloud_city heaven sky floating flying_island небо небе небес неба облаках парящ"),
        (Place.Abstract, "abstract pattern geometric geometry wallpaper texture fractal swirl абстракц абстрактн узор геометр фон текстур фрактал"));

    public static readonly Lexicon<Hour> Hours = new(
        (Hour.Dawn, "dawn sunrise morning daybreak рассвет утр утро утра утром утренн восход"),
        (Hour.Day, "day noon daylight sunny midday afternoon summer spring bright rainbow весн радуг день дня днем дневн полдень полдн солнечн лет лето летн"),
        (Hour.Sunset, "sunset golden_hour sundown autumn fall закат осен осень золот_час"),
        (Hour.Dusk, "dusk evening twilight blue_hour вечер вечерн сумерк сумеречн"),
        (Hour.Night, "night midnight moonlight moonlit moon full_moon starry star dark starlight aurora ноч ночь ночн полноч лун лунн звезд звездн темн"));

    public static readonly Lexicon<Weather> Weathers = new(
        (Weather.Clear, "clear cloudless ясн безоблачн"),
        (Weather.Cloudy, "cloud overcast cloudscape облак облачн туч пасмурн"),
        (Weather.Rain, "rain rainy drizzle shower wet дожд дождлив дождь ливень ливн мокр"),
        (Weather.Storm, "storm stormy thunder thunderstorm lightning tempest hurricane шторм гроз бур буря молни ураган"),
        (Weather.Snow, "snow snowy snowfall blizzard snowflake снег снеж снежн снегопад метел вьюг"),
        (Weather.Fog, "fog foggy mist misty haze hazy туман туманн дымк"));

    public static readonly Lexicon<Style> Styles = new(
        (Style.Cyberpunk, "cyberpunk neon synthwave vaporwave futuristic sci-fi scifi киберпанк неон неонов футуристичн футуристическ"),
        (Style.Watercolor, "watercolor watercolour water_color water_colour aquarelle акварел акварельн"),
        (Style.Impressionist, "impressionist impressionism impressionistic monet painterly импрессионизм импрессионист импрессионистск моне"),
        (Style.Oil, "oil oil_painting painting gogh canvas renaissance baroque expressionist масл маслян гог холст живопис"),
        (Style.Minimalist, "minimalist minimalism minimal flat simple минимализм минималистичн минималистск плоск"),
        (Style.Ink, "sketch ink pencil drawing lineart line_art doodle charcoal engraving line-art эскиз набросок наброск карандаш тушь туш чернил гравюр скетч рисунок рисунк угол"),
        (Style.Pixel, "pixel pixelart pixel_art 8-bit 8bit 16-bit retro_game пиксел пиксель пиксельн 8-бит"),
        (Style.Vintage, "vintage retro sepia old_photo nostalgic poster 70s 80s винтаж винтажн ретро старинн сепия постер"),
        (Style.Anime, "anime manga ghibli studio_ghibli shinkai cartoon аниме манг гибли мультфильм мультяшн"),
        (Style.Noir, "noir monochrome black_and_white black-and-white grayscale нуар монохром черно-бел"),
        (Style.Pastel, "pastel soft gentle dreamy cute kawaii пастел пастельн нежн мил"),
        (Style.Vivid, "vivid vibrant colorful colourful saturated ярк красочн насыщенн"),
        (Style.Comic, "comic pop_art popart pop-art halftone комикс поп-арт"),
        (Style.Duotone, "duotone duo_tone two_color two_colour riso risograph дуотон двухцвет двухцветн"),
        (Style.Natural, "natural muted realistic естественн реалистичн приглушенн"));

    public static readonly Lexicon<string> Colours = new(
        ("#d8443c", "red crimson scarlet красн алый ал багров"),
        ("#ee8434", "orange оранж оранжев рыж рыжий рыжая"),
        ("#f2c14e", "sunflower подсолнух wheat пшениц yellow golden gold желт золот золотой золотист"),
        ("#4f9d5d", "green emerald зелен изумрудн"),
        ("#2fa4a8", "turquoise teal cyan бирюзов лазурн"),
        ("#3f7fd1", "blue azure navy син синий голуб"),
        ("#7d54b8", "purple violet lilac lavender лаванд фиолетов лилов сиренев пурпурн"),
        ("#ee7fae", "pink magenta розов"),
        ("#f4f1ea", "white бел"),
        ("#33323c", "black черн"),
        ("#8c8f96", "gray grey silver сер серебрян серебрист"),
        ("#8a5a3c", "brown коричнев бур бурый"));

    public static readonly Lexicon<Mood> Moods = new(
        (Mood.Warm, "warm cozy cosy warmth autumn fall fire тепл уютн уют осен осень осенн огонь"),
        (Mood.Cold, "cold frozen icy cool freezing холодн морозн ледян"),
        (Mood.Dark, "dark gloomy scary horror ominous sad moody мрачн страшн ужас грустн зловещ темн"),
        (Mood.Bright, "bright happy joyful cheerful sunny светл радостн весел счастлив солнечн"),
        (Mood.Calm, "calm quiet peaceful serene silent tranquil спокойн тих мирн безмятежн"),
        (Mood.Magic, "magic magical fantasy fairy enchanted mystical mysterious волшебн магическ сказочн фэнтези мистическ загадочн"));
}
