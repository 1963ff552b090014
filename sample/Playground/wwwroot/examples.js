// Texts to start with: other systems' files, which a click converts, and mistakes that are made often.
export const examples = [
  {
    name: 'Google Cloud Storage',
    profile: 'S3',
    text: `[
  {
    "origin": ["https://app.example.com"],
    "method": ["GET", "PUT"],
    "responseHeader": ["Content-Type", "x-goog-resumable"],
    "maxAgeSeconds": 3600
  }
]
`,
  },
  {
    name: 'Azure Storage',
    profile: 'S3',
    text: `[
  {
    "AllowedOrigins": "https://app.example.com,https://admin.example.com",
    "AllowedMethods": "GET,PUT",
    "AllowedHeaders": "x-ms-*,content-type",
    "ExposedHeaders": "ETag",
    "MaxAgeInSeconds": 3600
  }
]
`,
  },
  {
    name: 'Cloudflare R2',
    profile: 'S3',
    text: `{
  "rules": [
    {
      "allowed": {
        "origins": ["https://app.example.com"],
        "methods": ["GET", "PUT"],
        "headers": ["content-type"]
      },
      "exposeHeaders": ["ETag"],
      "maxAgeSeconds": 3600
    }
  ]
}
`,
  },
  {
    name: 'usual mistakes',
    profile: 'S3',
    text: `[
  {
    // Comments are not JSON.
    "AllowedOrigins": ["https://app.example.com/", "https://*example.com"],
    "AllowedMethods": ["GET", "put"],
    "MaxAge": 3600,
  }
]
`,
  },
];
