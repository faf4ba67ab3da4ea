import Foundation
import Testing

@testable import Refiner

@Suite struct KeyFileTests {
  private let fixture: ReviewFixture

  init() throws { fixture = try ReviewFixture() }

  private func file(_ text: String) throws -> String {
    let path = fixture.folder + "/key"
    try AtomicFile.write(Array(text.utf8), to: path)
    return path
  }

  private static func bytes(_ hexadecimal: String) -> [UInt8] {
    stride(from: 0, to: hexadecimal.count, by: 2).compactMap { offset in
      let start = hexadecimal.index(hexadecimal.startIndex, offsetBy: offset)
      return UInt8(hexadecimal[start...].prefix(2), radix: 16)
    }
  }

  /// RFC 8032, section 7.1, tests 1 to 3: secret, public key, message, signature.
  private static let vectors: [[String]] = [
    [
      "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
      "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a", "",
      """
      e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46b\
      d25bf5f0595bbe24655141438e7a100b
      """,
    ],
    [
      "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
      "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c", "72",
      """
      92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c\
      387b2eaeb4302aeeb00d291612bb0c00
      """,
    ],
    [
      "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
      "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025", "af82",
      """
      6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc659\
      4a7c15e9716ed28dc027beceea1ec40a
      """,
    ],
  ]

  @Test(arguments: vectors)
  func theVectorsOfTheStandardAreSignedAndAccepted(vector: [String]) throws {
    let (secret, published) = (vector[0], vector[1])
    let key = try SigningKey(secret: Self.bytes(secret), path: "key")
    #expect(key.checkingKey.bytes == Self.bytes(published))
    let message = Self.bytes(vector[2])
    let signature = Self.bytes(vector[3])
    #expect(signature.count == 64)
    let other = try CheckingKey(bytes: Self.bytes(published), path: "key")
    #expect(other.accepts(signature, of: message))
    #expect(try other.accepts(key.signature(of: message, folder: ""), of: message))
    for place in [0, 31, 32, 63] {
      var bad = signature
      bad[place] ^= 1
      #expect(!other.accepts(bad, of: message))
    }
    #expect(!other.accepts(signature, of: message + [0]))
    #expect(!other.accepts(Array(signature.dropLast()), of: message))
  }

  @Test func keysOfOpenSSLAndOpenSSHAreRead() throws {
    let key = try SigningKey(file: file(KeyTexts.secret))
    for text in [
      KeyTexts.published, KeyTexts.line, KeyTexts.published.replacing("\n", with: "\r\n"),
      "some words before\n" + KeyTexts.published + "\n\n",
    ] {
      #expect(try CheckingKey(file: file(text)).bytes == key.checkingKey.bytes)
    }
    #expect(try CheckingKey(file: file(KeyTexts.otherLine)).bytes != key.checkingKey.bytes)
    let signature = try #require(ManifestSignature.decode(Array(KeyTexts.signature.utf8)))
    #expect(key.checkingKey.accepts(signature, of: KeyTexts.message))
    #expect(try key.signature(of: KeyTexts.message, folder: "") == signature)
  }

  /// RFC 5958 lets the public half follow, in an element of its own.
  @Test func aKeyWithItsPublicHalfIsRead() throws {
    let block = try #require(PEMBlock(Array(KeyTexts.secret.utf8)))
    let content = try #require(block.content)
    var longer =
      Array(content.dropFirst(2)) + [0x81, 0x21, 0x00] + [UInt8](repeating: 7, count: 32)
    longer[2] = 1
    let text = Data([0x30, UInt8(longer.count)] + longer).base64EncodedString()
    let key = try SigningKey(
      file: file("-----BEGIN PRIVATE KEY-----\n\(text)\n-----END PRIVATE KEY-----\n"))
    #expect(try key.checkingKey.bytes == SigningKey(file: file(KeyTexts.secret)).checkingKey.bytes)
  }

  @Test(arguments: [
    (KeyTexts.encrypted, "is encrypted"), (KeyTexts.encryptedOfOld, "is encrypted"),
    (KeyTexts.rsaOfOld, "but RSA"), (KeyTexts.ellipticCurve, "but an elliptic curve key"),
    (KeyTexts.x25519, "but x25519"), (KeyTexts.openSSH, "OpenSSH"),
    (KeyTexts.published, "give the private one"), (KeyTexts.line, "give the private one"),
    ("", "holds no private key"), ("MC4CAQAwBQYDK2VwBCIEIIckkDcw", "holds no private key"),
    (String(KeyTexts.secret.dropLast(30)), "holds no private key"),
    (KeyTexts.secret.replacing("MC4CAQ", with: "MC4C"), "is damaged"),
    (KeyTexts.secret.replacing("MC4CAQ", with: "MC4CAg"), "is damaged"),
    (KeyTexts.secret.replacing("MC4CAQ", with: "M\u{FFFD}4CAQ"), "is damaged"),
  ]) func whatCannotSignIsRefusedInOneLine(text: String, reason: String) throws {
    let path = try file(text)
    let error = #expect(throws: KeyError.self) { try SigningKey(file: path) }
    let said = "\(try #require(error))"
    #expect(said.hasPrefix(path + ": ") && said.contains(reason), "\(said)")
    #expect(!said.contains("\n"))
  }

  @Test(arguments: [
    (KeyTexts.rsaPublic, "but RSA"), (KeyTexts.secret, "give the public one"),
    (KeyTexts.encrypted, "give the public one"), ("ssh-rsa AAAAB3Nza a@b", "but ssh-rsa"),
    ("ecdsa-sha2-nistp256 AAAA a@b", "but ecdsa-sha2-nistp256"),
    ("ssh-ed25519", "is damaged"), ("ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEbj a@b", "is damaged"),
    (KeyTexts.published.replacing("MCow", with: "MCkw"), "is damaged"),
    ("{}", "holds no public key"),
  ]) func whatCannotCheckIsRefusedInOneLine(text: String, reason: String) throws {
    let path = try file(text)
    let error = #expect(throws: KeyError.self) { try CheckingKey(file: path) }
    let said = "\(try #require(error))"
    #expect(said.hasPrefix(path + ": ") && said.contains(reason), "\(said)")
    #expect(!said.contains("\n"))
  }

  @Test func aMissingFileIsNamed() throws {
    let path = fixture.folder + "/none.pem"
    #expect(throws: KeyError.file(.missing(path: path))) { try SigningKey(file: path) }
    #expect(throws: KeyError.file(.missing(path: path))) { try CheckingKey(file: path) }
  }

  /// Bytes of a key changed one by one: an error or another key, never a trap.
  @Test func everyChangedByteIsBornWell() throws {
    for (text, isSecret) in [(KeyTexts.secret, true), (KeyTexts.published, false)] {
      let block = try #require(PEMBlock(Array(text.utf8)))
      let good = try #require(block.content)
      for place in good.indices {
        for value in [0, 0x7F, 0x80, 0xFF, good[place] ^ 1] as [UInt8] {
          var bad = good
          bad[place] = value
          let label = isSecret ? "PRIVATE KEY" : "PUBLIC KEY"
          let path = try file(
            "-----BEGIN \(label)-----\n\(Data(bad).base64EncodedString())\n-----END \(label)-----")
          do {
            let found =
              isSecret
              ? try SigningKey(file: path).checkingKey.bytes : try CheckingKey(file: path).bytes
            #expect(found.count == 32)
          } catch {
            #expect("\(error)".hasPrefix(path))
          }
        }
      }
    }
  }

  @Test func aKeyThatOthersCanReadIsNoticed() throws {
    let path = try file(KeyTexts.secret)
    let manager = FileManager.default
    for (mode, isOpen) in [(0o600, false), (0o400, false), (0o640, true), (0o604, true)] {
      try manager.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
      #expect(SigningKey.isReadableByOthers(path) == isOpen)
    }
    #expect(!SigningKey.isReadableByOthers(fixture.folder + "/none"))
  }
}
