import ArgumentParser
import Foundation
import Refiner

/// `fleck model bench`: what a network costs on this machine.
struct ModelBenchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bench",
    abstract: "Time a model's decoder and encoder on this machine.",
    discussion: """
      Decoder: prompts of one point, masks at the network's own resolution; encoder: from normalised \
      pixels to the embedding. Medians. The keys of --json are stable: decoder {single, full (with \
      all masks at 2250x1500), batch16, batch64}, prepare, encoder, open (seconds), peakBytes.
      """)

  @Argument(help: "The checkpoint: .pth, .pt or .safetensors, or nano.")
  var file: String

  @OptionGroup var input: InputSideOption

  @OptionGroup var threads: ThreadOptions

  @Option(help: "Rounds per figure; the median counts.")
  var rounds: Int = 5

  @Option(help: "Time one part only: decoder or encoder.")
  var only: Part?

  @Flag(help: "Print the result as JSON.")
  var json = false

  func validate() throws {
    guard (1...1000).contains(rounds) else { throw ValidationError("--rounds must be 1 to 1000.") }
  }

  func run() throws {
    PNGFile.keepBlocks()
    let started = ContinuousClock.now
    let model = try SegmentAnything(
      named: file, inputSide: input.inputSide, threadCount: threads.count)
    let open = (ContinuousClock.now - started).seconds
    let timing = try NetworkTiming(
      model, parts: only.map { [$0.timed] } ?? NetworkTiming.Part.allCases, rounds: rounds)
    let report = Report(
      decoder: timing.decoder, prepare: timing.prepare, encoder: timing.encoder, open: open,
      threads: threads.count, peakBytes: ProcessMemory.peakBytes)
    print(try json ? JSONText.of(report) : report.text)
  }

  /// The parts by the names of the command line.
  enum Part: String, ExpressibleByArgument, CaseIterable {
    case decoder, encoder

    fileprivate var timed: NetworkTiming.Part {
      switch self {
      case .decoder: .decoder
      case .encoder: .encoder
      }
    }
  }

  private struct Report: Encodable {
    let decoder: NetworkTiming.Decoder?
    let prepare: Double?
    let encoder: Double?
    let open: Double
    let threads: Int
    let peakBytes: Int

    var text: String {
      func line(_ name: String, _ seconds: Double?) -> String? {
        seconds.map {
          "  " + name.padding(toLength: 20, withPad: " ", startingAt: 0)
            + String(format: "%9.1f ms", $0 * 1000)
        }
      }
      let lines = [
        line("open", open), line("encoder", encoder), line("per image, once", prepare),
        line("one prompt", decoder?.single), line("with its masks", decoder?.full),
        line("16 prompts", decoder?.batch16),
        line("64 prompts", decoder?.batch64),
        "  peak memory         " + String(format: "%9.0f MB", Double(peakBytes) / 1e6),
      ]
      return (["\(threads) \(threads == 1 ? "thread" : "threads")"] + lines.compactMap { $0 })
        .joined(separator: "\n")
    }
  }
}
