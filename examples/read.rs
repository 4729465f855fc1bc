//! Reads JSON Lines files.
fn main() {
    let reader = diplograph::Reader::new();
    for path in std::env::args().skip(1) {
        for document in diplograph::JsonLines::open(path).unwrap() {
            println!("{}", reader.read(&document.unwrap()).to_json());
        }
    }
}
