# make demo     install what is missing, build, make the demo data set, refine it, open it
# make test     install what is missing, build, run all tests
# make pictures write the README's pictures to docs/pictures, each by its script in pictures/
# make interop  have each export format's own loaders (pip) compare it with the PNG export
# make install  put program, themes, taxonomies, tables and the network below PREFIX

PREFIX ?= /usr/local
BUILD_PACKAGES = libncurses-dev libpng-dev libopenblas-dev libturbojpeg0-dev libdeflate-dev libsqlite3-dev pkg-config
TEST_PACKAGES = tmux
DEMO ?= demo

.PHONY: all build test demo pictures interop install format lint clean build-packages test-packages

all: build

build: build-packages
	swift build -c release --product fleck

build-packages:
	@scripts/system-packages.sh $(BUILD_PACKAGES)

test-packages:
	@scripts/system-packages.sh $(BUILD_PACKAGES) $(TEST_PACKAGES)

test: test-packages
	swift test

demo: build
	.build/release/fleck demo $(DEMO)

pictures: build
	FLECK=.build/release/fleck scripts/pictures.sh docs/pictures

interop: build
	FLECK_DATA=$(CURDIR) Tests/interop/run.sh .build/release/fleck

install: build
	install -d $(DESTDIR)$(PREFIX)/bin $(DESTDIR)$(PREFIX)/share/fleck/themes \
	  $(DESTDIR)$(PREFIX)/share/fleck/taxonomies $(DESTDIR)$(PREFIX)/share/fleck/tables \
	  $(DESTDIR)$(PREFIX)/share/fleck/models
	install -m 755 .build/release/fleck $(DESTDIR)$(PREFIX)/bin/fleck
	install -m 644 themes/*.toml $(DESTDIR)$(PREFIX)/share/fleck/themes
	install -m 644 taxonomies/*.toml $(DESTDIR)$(PREFIX)/share/fleck/taxonomies
	install -m 644 tables/*.toml $(DESTDIR)$(PREFIX)/share/fleck/tables
	install -m 644 models/* $(DESTDIR)$(PREFIX)/share/fleck/models

format:
	swift format -i -r Sources Tests Benchmarks/Sources Package.swift

lint:
	scripts/fences.sh

clean:
	rm -rf .build
