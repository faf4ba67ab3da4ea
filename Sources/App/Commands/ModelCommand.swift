import ArgumentParser

/// `fleck model`: what concerns checkpoints.
struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model",
    abstract: "Look into a Segment Anything checkpoint, or time it; how to get one.",
    discussion: """
      Fleck runs the published checkpoints as they are, on the CPU, without Python:

        MobileSAM, 39 MB, about a second an image on two cores (the one to begin with):
          curl -LO https://github.com/ChaoningZhang/MobileSAM/raw/master/weights/mobile_sam.pt
        SAM ViT-B, 375 MB, about ten seconds an image:
          curl -LO https://dl.fbaipublicfiles.com/segment_anything/sam_vit_b_01ec64.pth

      Then 'fleck review RUN --model mobile_sam.pt', or once for all: export \
      FLECK_MODEL=$PWD/mobile_sam.pt. 'fleck refine --checkpoint' notes its file in the run, and \
      'fleck review' takes that. Images are encoded ahead of you and kept in RUN/embeddings; a GPU can \
      make embeddings for 'segment' and 'refine' with Tools/embed.py.
      """,
    subcommands: [ModelInspectCommand.self, ModelBenchCommand.self])
}
