//! The shipped pictures in every language, and pictures that are wrong in every way.

use resvg::usvg::roxmltree::Document;
use resvg::usvg::{self, Options, Tree};

use super::font::{self, Weight};
use super::{Pictures, WIDTH};
use crate::dialogue::diagnostic::Code;
use crate::dialogue::flow::SourceFile;
use crate::dialogue::shipped;

const LANGUAGES: [&str; 6] = ["de", "en", "fr", "it", "pl", "vi"];

fn shipped_pictures() -> Pictures {
    Pictures::load(&shipped::files()).unwrap()
}

/// Every text of a drawing as the drawing library places it: left, top, right, bottom.
fn drawn_texts(svg: &str) -> Vec<[f32; 4]> {
    fn collect(group: &usvg::Group, found: &mut Vec<[f32; 4]>) {
        for node in group.children() {
            match node {
                usvg::Node::Group(inner) => collect(inner, found),
                usvg::Node::Text(text) => {
                    let place = text.abs_bounding_box();
                    found.push([place.left(), place.top(), place.right(), place.bottom()]);
                }
                _ => {}
            }
        }
    }
    let options = Options { fontdb: font::database(), ..Options::default() };
    let mut found = Vec::new();
    collect(Tree::from_str(svg, &options).unwrap().root(), &mut found);
    found
}

#[test]
fn every_text_stays_in_its_place_in_every_language() {
    let pictures = shipped_pictures();
    assert_eq!(pictures.languages().collect::<Vec<_>>(), LANGUAGES);
    let mut checked = 0;
    for name in pictures.names() {
        for language in LANGUAGES {
            let svg = pictures.svg(name, language).unwrap();
            let document = Document::parse(&svg).unwrap();
            let texts: Vec<_> = document.descendants().filter(|node| node.has_tag_name("text")).collect();
            let drawn = drawn_texts(&svg);
            assert_eq!(texts.len(), drawn.len(), "{name} in {language}: a text is not drawn");
            for (text, [left, top, right, bottom]) in texts.iter().zip(drawn) {
                let Some(width) = text.attribute("data-width").map(|width| width.parse::<f32>().unwrap()) else {
                    continue;
                };
                let words: Vec<&str> = text.descendants().filter_map(|node| node.text()).collect();
                // Half a unit for what letters reach beyond their own width.
                assert!(right - left <= width + 0.5, "{name} in {language}: {words:?} is {} wide", right - left);
                assert!(
                    left >= 0.0 && top >= 0.0 && right <= 640.0 && bottom <= 640.0,
                    "{name} in {language}: {words:?}"
                );
                checked += 1;
            }
        }
    }
    assert!(checked > 150, "only {checked} texts were looked at");
}

#[test]
fn no_two_texts_of_a_picture_overlap_in_any_language() {
    let pictures = shipped_pictures();
    for name in pictures.names() {
        for language in LANGUAGES {
            let drawn = drawn_texts(&pictures.svg(name, language).unwrap());
            for (position, one) in drawn.iter().enumerate() {
                for other in &drawn[position + 1..] {
                    let apart = one[2] <= other[0] || other[2] <= one[0] || one[3] <= other[1] || other[3] <= one[1];
                    assert!(apart, "{name} in {language}: {one:?} and {other:?}");
                }
            }
        }
    }
}

#[test]
fn every_picture_has_pixels_of_its_own_in_every_language() {
    let pictures = shipped_pictures();
    let mut seen = std::collections::BTreeSet::new();
    for name in pictures.names() {
        for language in LANGUAGES {
            let png = pictures.png(name, language, 320).unwrap();
            assert!(png.starts_with(b"\x89PNG"));
            assert_eq!(u32::from_be_bytes(png[16..20].try_into().unwrap()), 320);
            assert!(
                seen.insert(blake3::hash(&png).to_hex().to_string()),
                "{name} looks in {language} as in another language"
            );
            let said = pictures.alternative(name, language).unwrap();
            assert!(said.contains('1') && said.contains('2') && said.chars().count() > 60, "{said}");
        }
    }
    let png = pictures.png("recycle-bin", "en", WIDTH).unwrap();
    assert!(png.len() < 200_000, "{} bytes are a lot to send", png.len());
}

#[test]
fn the_font_has_every_letter_of_our_languages() {
    let letters = "AaĄąÀàÂâÄäÆæĆćÇçÉéÈèÊêËëĘęÎîÏïÌìŁłŃńÓóÔôÖöÒòŒœŚśßÜüÙùÛûÿŸŹźŻżĂăĐđƠơƯư\
                   ẠạẢảẤấẦầẨẩẪẫẬậẮắẰằẲẳẴẵẶặẸẹẺẻẼẽẾếỀềỂểỄễỆệỈỉỊịỌọỎỏỐốỒồỔổỖỗỘộỚớỜờỞởỠỡỢợỤụỦủỨứỪừỬửỮữỰựỲỳỴỵỶỷỸỹ\
                   0123456789.,:;!?()+-–—›»«“”„’…&/\u{a0}\u{202f}";
    for weight in [Weight::Regular, Weight::Bold] {
        assert_eq!(weight.lacks(letters), None);
        assert_eq!(weight.lacks("tak 数"), Some('数'));
    }
}

const DRAWING: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" width="64" height="48">
<title>{{picture-one}}</title>
<rect width="64" height="48" fill="#ffffff"/>
<text x="4" y="30" font-size="20" data-width="56">{{word}}</text>
</svg>"##;

const WORDS: &str = "picture-one = One\nword = Bin\n";

fn load(drawing: &str, words: &str) -> Result<Pictures, Vec<crate::dialogue::Diagnostic>> {
    let file = |path: &str, text: &str| SourceFile { path: path.into(), text: text.to_owned().into() };
    Pictures::load(&[file("pictures/one.svg", drawing), file("texts/en/pictures.ftl", words)])
}

#[test]
fn words_cannot_become_part_of_the_drawing() {
    let words = "picture-one = One\nword = a<b>&\"\n";
    let pictures = load(DRAWING, words).unwrap();
    let svg = pictures.svg("one", "en").unwrap();
    let document = Document::parse(&svg).unwrap();
    let text = document.descendants().find(|node| node.has_tag_name("tspan")).unwrap();
    assert_eq!(text.text(), Some("a<b>&\""));
    assert!(pictures.svg("one", "de").is_err() && pictures.svg("two", "en").is_err());
}

#[test]
fn each_fault_of_a_drawing_is_found_on_its_line() {
    let text = "<text x=\"4\" y=\"30\" font-size=\"20\" data-width=\"56\">{{word}}</text>";
    let bomb = "<?xml version=\"1.0\"?><!DOCTYPE svg [<!ENTITY a \"aaaa\">]><svg xmlns=\"http://www.w3.org/2000/svg\"";
    for (from, to, line) in [
        ("</svg>", "", 1),
        ("<svg xmlns=\"http://www.w3.org/2000/svg\"", bomb, 1),
        ("width=\"64\" height=\"48\">\n", "width=\"0\" height=\"48\">\n", 1),
        ("width=\"64\" height=\"48\">\n", "width=\"64\" height=\"64000\">\n", 1),
        ("<svg xmlns=\"http://www.w3.org/2000/svg\"", "<svg", 1),
        ("data-width=\"56\"", "", 4),
        ("data-width=\"56\"", "data-width=\"wide\"", 4),
        ("data-width=\"56\"", "data-width=\"NaN\"", 4),
        ("data-width=\"56\"", "data-width=\"56\" data-lines=\"0\"", 4),
        ("x=\"4\" ", "", 4),
        ("font-size=\"20\"", "", 4),
        ("{{word}}", "{{word", 4),
        ("{{word}}", "{{Word 1}}", 4),
        ("{{word}}", "{{word}}<tspan>more</tspan>", 4),
        ("fill=\"#ffffff\"", "fill=\"{{word}}\"", 3),
        (text, "<g>{{word}}</g>", 4),
    ] {
        let drawing = DRAWING.replacen(from, to, 1);
        assert_ne!(drawing, DRAWING, "{from} is not there");
        let problems = load(&drawing, WORDS).map(|_| ()).expect_err(to);
        let found = problems.iter().any(|found| found.code == Code::PictureSyntax && found.file == "pictures/one.svg");
        assert!(found, "{from} -> {to}: {problems:?}");
        assert!(problems.iter().any(|found| found.line == line), "{from} -> {to}: {problems:?}");
    }
}

#[test]
fn each_fault_of_the_words_is_found_on_its_line() {
    for (words, code, line) in [
        ("picture-one = One\nword Bin\n", Code::TextSyntax, 2),
        ("picture-one = One\nword = Bin\nword = Bin\n", Code::DuplicateText, 3),
        ("picture-one = One\n", Code::MissingText, 4),
        ("word = Bin\n", Code::MissingText, 2),
        ("picture-one = One\nword = { bin }\n", Code::MissingText, 2),
        ("picture-one = One\nword = { $bin }\n", Code::UnknownVariable, 2),
        ("picture-one = One\nword = Bin\nidle = x\n", Code::UnusedText, 3),
        ("picture-one = One\nword = A very long bin\n", Code::PictureText, 2),
        ("picture-one = One\nword = 数\n", Code::PictureText, 2),
    ] {
        let problems = load(DRAWING, words).map(|_| ()).expect_err(words);
        assert!(problems.iter().any(|found| found.code == code && found.line == line), "{words}: {problems:?}");
    }
}

#[test]
fn nothing_outside_the_drawing_is_read() {
    let folder = tempfile::tempdir().unwrap();
    let outside = folder.path().join("outside.svg");
    std::fs::write(
        &outside,
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"64\" height=\"48\"><rect width=\"64\" height=\"48\"/></svg>",
    )
    .unwrap();
    let image = format!("<image href=\"{}\" width=\"64\" height=\"48\"/>\n</svg>", outside.display());
    let drawing = DRAWING.replacen("</svg>", &image, 1);
    let plain = load(DRAWING, WORDS).unwrap().png("one", "en", 64).unwrap();
    assert_eq!(load(&drawing, WORDS).unwrap().png("one", "en", 64).unwrap(), plain);
}

#[test]
fn a_picture_is_never_larger_than_a_messenger_takes() {
    let png = load(DRAWING, WORDS).unwrap().png("one", "en", u32::MAX).unwrap();
    let side = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    assert_eq!((side(16), side(20)), (4096, 3072));
}
