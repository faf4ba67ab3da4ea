import ArgumentParser

/// `fleck model`: what concerns checkpoints.
struct ModelCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "model",
    abstract: "Look into a Segment Anything checkpoint, or time it; how to get one.",
    discussion: """
      'nano' comes with Fleck: 2.2 million parameters, a twentieth of a second an image on two cores, trained on \
      street scenes, for research. It is taken where no other is named. Better ones are a download, and \
      run as they are, on the CPU, without Python:

        MobileSAM, 41 MB, about a second an image on two cores (the one to go on with):
          curl -LO \\
          https://github.com/ChaoningZhang/MobileSAM/raw/master/weights/mobile_sam.pt
        SAM ViT-B, 375 MB, about ten seconds an image; in its place sam_vit_l_0b3195.pth \
      (ViT-L, 1.2 GB) or sam_vit_h_4b8939.pth (ViT-H, 2.6 GB):
          curl -LO \\
          https://dl.fbaipublicfiles.com/segment_anything/sam_vit_b_01ec64.pth

      Their SHA-256, which 'fleck model inspect' shows, too:

        mobile_sam.pt
          6dbb90523a35330fedd7f1d3dfc66f995213d81b29a5ca8108dbcdd4e37d6c2f
        sam_vit_b_01ec64.pth
          ec2df62732614e57411cdcf32a23ffdf28910380d03139ee0f4fcbe91eb8c912
        sam_vit_l_0b3195.pth
          3adcc4315b642a4d2101128f611684e8734c41232a17c648ed1693702a49a622
        sam_vit_h_4b8939.pth
          a7bf3b02f3ebf1267aba913ff637d9a2d5c33d3173bb679e46d9f338c26f262e

      Then 'fleck review RUN --model mobile_sam.pt', or once for all: export \
      FLECK_MODEL=$PWD/mobile_sam.pt, or 'model' in the file of settings. 'fleck refine --checkpoint' notes \
      its file in the run, and 'fleck review' takes that. Images are encoded ahead of you and kept in \
      RUN/embeddings; a GPU can make embeddings for 'segment' and 'refine' with Tools/embed.py.
      """,
    subcommands: [ModelInspectCommand.self, ModelBenchCommand.self])
}
