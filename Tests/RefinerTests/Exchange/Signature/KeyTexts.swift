/// Key files as OpenSSL 3.0 and OpenSSH 9.2 write them.
enum KeyTexts {
  static let secret = """
    -----BEGIN PRIVATE KEY-----
    MC4CAQAwBQYDK2VwBCIEIIckkDcwQh2pQ+ofGDT/wByUQ0p4ucIF4nrZZ9ZjcO5s
    -----END PRIVATE KEY-----
    """
  static let published = """
    -----BEGIN PUBLIC KEY-----
    MCowBQYDK2VwAyEARuPSEYkgTBVlVjLAfVI2LhvFvNtLq8lbO00WEcEOdDY=
    -----END PUBLIC KEY-----
    """
  /// The same public key.
  static let line = """
    # the lead's key
    ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIEbj0hGJIEwVZVYywH1SNi4bxbzbS6vJWztNFhHBDnQ2 lead@example.org
    """
  /// Of another pair.
  static let otherLine =
    "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIK9UTpmuWxMxgc/2Kax/vKHk45LdznFzEqgU68Q5NaLT a@b\n"
  /// `openssl pkeyutl -sign -rawin` of ``message`` with ``secret``.
  static let signature =
    "082ihotpL5bUXb0LrEr9BoaltBqjsNX7wqJoitp7Xt1Oz0/dfZ0R2ARnIdzwZMJ30FLqwbvRU2Hc0oRUPGQuCg=="
  static let message = Array("signed by openssl\n".utf8)

  static let encrypted = """
    -----BEGIN ENCRYPTED PRIVATE KEY-----
    MIGbMFcGCSqGSIb3DQEFDTBKMCkGCSqGSIb3DQEFDDAcBAhX0eFjU/9MPwICCAAw
    DAYIKoZIhvcNAgkFADAdBglghkgBZQMEASoEED+yGOYTSJ4C4FKZT4/piN4EQB7t
    xx2zbjkWlNlINXiuv7+Vk7WD/0i/kRIrsrTaXk6dNWckwUhhjLuZsN8M8kD1LWuN
    W7fl3e/l1kf37118bXY=
    -----END ENCRYPTED PRIVATE KEY-----
    """
  static let encryptedOfOld = """
    -----BEGIN RSA PRIVATE KEY-----
    Proc-Type: 4,ENCRYPTED
    DEK-Info: AES-128-CBC,CECE7CE4BDBAB075DEC1269B07684525

    MIICXQIBAAKBgQC9mCdonVV8EkaWS9xwoYhFvo1JXpTKXeegqVo90CqY6xbSkkYU
    -----END RSA PRIVATE KEY-----
    """
  static let rsaOfOld = """
    -----BEGIN RSA PRIVATE KEY-----
    MIICXQIBAAKBgQC9mCdonVV8EkaWS9xwoYhFvo1JXpTKXeegqVo90CqY6xbSkkYU
    -----END RSA PRIVATE KEY-----
    """
  static let rsaPublic = """
    -----BEGIN PUBLIC KEY-----
    MIGfMA0GCSqGSIb3DQEBAQUAA4GNADCBiQKBgQC9mCdonVV8EkaWS9xwoYhFvo1J
    XpTKXeegqVo90CqY6xbSkkYUlnuPpahIszpMryqJ8n4UiuV1Am6KzA4IFv9DzO3G
    IPcsQumEhpNWjzw9E8yonLKnyPGnrzot1pWCMyMNMTmiNwfsDFo2HR2GBkkodtRl
    wFYqtWiEBuYKsFswCQIDAQAB
    -----END PUBLIC KEY-----
    """
  static let ellipticCurve = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQglE9/rHmdQgbpd907
    ZdamiF7tWBXcIhFMKYrflpFdBMmhRANCAARYoxzmxy5NYWSWdkgtMraYxYgZKRkE
    i3SVQ5J8zL6dophl40ajfQCF35nN/Cylk/B97FK0YLH7ikWP5XltFXk2
    -----END PRIVATE KEY-----
    """
  static let x25519 = """
    -----BEGIN PRIVATE KEY-----
    MC4CAQAwBQYDK2VuBCIEIMiwbyAvXzSUs5F/2J8H80s0Dl6FPUxR/IWJiVQYaMJ6
    -----END PRIVATE KEY-----
    """
  static let openSSH = """
    -----BEGIN OPENSSH PRIVATE KEY-----
    b3BlbnNzaC1rZXktdjEAAAAABG5vbmUAAAAEbm9uZQAAAAAAAAABAAAAMwAAAAtzc2gtZW
    -----END OPENSSH PRIVATE KEY-----
    """
}
