#!/bin/sh
# The rules that the compiler does not check: format, who may import C, where `unsafe` may stand.
set -eu
status=0

say() {
  echo "fence: $1" >&2
  status=1
}

swift format lint -s -r Sources Tests Benchmarks/Sources Package.swift Benchmarks/Package.swift ||
  say "swift format lint found something; run make format"

# Each C module has exactly one Swift file that imports it.
for pair in CTerminal:Sources/App/Terminal/Terminal.swift; do
  module=${pair%%:*}
  owner=${pair#*:}
  importers=$(git grep -lE "^ *([a-z]+ )?import $module\$" -- Sources || true)
  [ "$importers" = "$owner" ] || say "$module is imported by: $importers (only $owner may)"
done

# COpenBLAS has two: products, and LAPACK's factors.
importers=$(git grep -lE '^ *([a-z]+ )?import COpenBLAS$' -- Sources | tr '\n' ' ')
[ "$importers" = "Sources/Refiner/Tensor/Cholesky.swift Sources/Refiner/Tensor/Matrix+BLAS.swift " ] ||
  say "COpenBLAS is imported by: $importers"

# CKernels has two, by concern.
importers=$(git grep -lE '^ *([a-z]+ )?import CKernels$' -- Sources | tr '\n' ' ')
[ "$importers" = "Sources/Refiner/Tensor/Kernels+Products.swift Sources/Refiner/Tensor/Kernels.swift " ] ||
  say "CKernels is imported by: $importers"

# CImage fences three libraries, one file each.
importers=$(git grep -lE '^ *([a-z]+ )?import CImage$' -- Sources | tr '\n' ' ')
folder=Sources/Refiner/Files
[ "$importers" = "$folder/Inflate.swift $folder/JPEGFile.swift $folder/PNGFile.swift " ] ||
  say "CImage is imported by: $importers"

# Unsafe steps stand at the C boundaries only.
allowed='^Sources/(App/Terminal/Terminal\.swift|Refiner/Tensor/(Cholesky|FloatStorage|Kernels(\+Products)?|Matrix\+BLAS)\.swift|Refiner/Files/(FileSystem|Inflate|MappedFile|PNGFile|JPEGFile)\.swift)$'
unsafe=$(git grep -lw unsafe -- 'Sources/*.swift' | grep -vE "$allowed" || true)
[ -z "$unsafe" ] || say "'unsafe' outside of the C boundaries: $unsafe"

# Render and Refiner do not know each other, and Labels knows nobody.
! git grep -nE '^ *([a-z]+ )?import (Refiner|GRDB)' -- Sources/Render || say "Render imports Refiner"
! git grep -nE '^ *([a-z]+ )?import Render' -- Sources/Refiner || say "Refiner imports Render"
! git grep -nE '^ *([a-z]+ )?import ' -- Sources/Labels || say "Labels imports something"

exit $status
